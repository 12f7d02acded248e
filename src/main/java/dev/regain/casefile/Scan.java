package dev.regain.casefile;

/** What the malware scanner said. */
public enum Scan {
    CLEAN,
    /** No scanner is configured; whoever opens the original should know. */
    NOT_SCANNED
}
