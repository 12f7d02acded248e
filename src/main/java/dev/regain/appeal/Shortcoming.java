package dev.regain.appeal;

/** What is wrong with what an applicant handed in or typed; the pages say each in words. */
enum Shortcoming {
    MISSING,
    UNREADABLE,
    INCOMPLETE,
    OUT_OF_DATE,
    /** From what is on record, or from what else was handed in. */
    DIFFERS,
    NO_SEAL
}
