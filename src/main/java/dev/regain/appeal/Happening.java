package dev.regain.appeal;

/** What happens to an appeal, as its timeline tells it. */
enum Happening {
    SUBMITTED,
    REVIEW_BEGUN,
    /** The leads: that time runs out. */
    LEADS_TOLD,
    ESCALATED,
    /** An approval is held against the table of risks; the details are the signals that applied. */
    RISK_ASSESSED,
    MORE_WANTED,
    SUPPLEMENTED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED;

    /** Whether the applicant reads it: not how carefully the reviewers look. */
    boolean isTold() {
        return this != LEADS_TOLD && this != RISK_ASSESSED;
    }
}
