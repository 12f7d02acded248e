package dev.regain.appeal;

/** The two ways to show that one may speak for an enterprise. */
enum Branch {
    LEGAL_PERSON,
    DOCUMENTS
}
