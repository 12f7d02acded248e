package dev.regain.appeal;

/** How the review ended. */
enum Outcome {
    APPROVED,
    REJECTED,
    EXPIRED
}
