package dev.regain.casefile;

/** Whether something stands in a document's text. */
public enum Found {
    YES,
    NO,
    /** The text could not be read, or there is nothing to look for. */
    UNKNOWN
}
