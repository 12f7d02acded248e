package dev.regain.appeal;

/** What happens to an appeal, as its timeline tells it. */
enum Happening {
    SUBMITTED,
    REVIEW_BEGUN,
    ESCALATED,
    MORE_WANTED,
    SUPPLEMENTED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED
}
