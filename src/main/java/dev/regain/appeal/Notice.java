package dev.regain.appeal;

import dev.regain.outside.sms.Message.Template;

/** What an applicant is told without asking. */
enum Notice {
    RECEIVED(Template.APPEAL_RECEIVED),
    MORE_WANTED(Template.APPEAL_MORE_WANTED),
    REMINDER(Template.APPEAL_REMINDER),
    APPROVED(Template.APPEAL_APPROVED),
    REJECTED(Template.APPEAL_REJECTED),
    WITHDRAWN(Template.APPEAL_WITHDRAWN),
    EXPIRED(Template.APPEAL_EXPIRED),
    QUERY_CODE(Template.APPEAL_QUERY_CODE);

    private final Template sms;

    Notice(Template sms) {
        this.sms = sms;
    }

    Template sms() {
        return sms;
    }

    /** Whether it says what the applicant is asked for. */
    boolean namesWanted() {
        return this == MORE_WANTED;
    }

    /** Whether it says until when somebody has to do something. */
    boolean namesDueDate() {
        return this == RECEIVED || this == MORE_WANTED || this == REMINDER;
    }
}
