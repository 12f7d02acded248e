package dev.regain.audit;

/** What somebody of the staff did with a case, or what the case did to an account. */
public enum Act {
    /** Looked at the case, masked, or at a picture of a document's page. */
    SAW,
    /** Had a field shown in clear. */
    UNMASKED,
    /** Took the original of a document. */
    DOWNLOADED,
    /** Took a table or the event log of many cases with them. */
    EXPORTED,
    /** Decided, or confirmed or contradicted what somebody else decided. */
    DECIDED,
    /** Declared something that keeps them from deciding. */
    DECLARED,
    /** Took a task that nobody held. */
    CLAIMED,
    /** Gave a task back to the others; an administrator does it for who held it. */
    RELEASED,
    /** Took a task from a colleague who held it. */
    TOOK_OVER,
    /** Held the case's task and did nothing with it for so long that it went back to the others. */
    LAPSED,
    /** The directory was changed, by the applicant's case and not by a hand of the staff. */
    CHANGED,
    /** Such a change was taken back, because a lead upheld an objection. */
    TOOK_BACK
}
