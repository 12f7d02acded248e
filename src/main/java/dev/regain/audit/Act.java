package dev.regain.audit;

/** What somebody of the staff did with a case. */
public enum Act {
    /** Looked at the case, masked, or at a picture of a document's page. */
    SAW,
    /** Had a field shown in clear. */
    UNMASKED,
    /** Took the original of a document. */
    DOWNLOADED,
    DECIDED
}
