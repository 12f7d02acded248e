package dev.regain.appeal;

/** What a reviewer says in the end of a look. */
enum Decision {
    APPROVE,
    MORE,
    REJECT
}
