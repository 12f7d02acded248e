package dev.regain.appeal;

import dev.regain.flow.Ticks;
import dev.regain.flow.Variable;

/** What a reviewer may ask for: a document, or something that the applicant typed. */
enum Item {
    BUSINESS_LICENCE(Facts.WANTS_BUSINESS_LICENCE, Facts.WHY_BUSINESS_LICENCE),
    AUTHORISATION_LETTER(Facts.WANTS_AUTHORISATION_LETTER, Facts.WHY_AUTHORISATION_LETTER),
    SUPPORTING(Facts.WANTS_SUPPORTING, Facts.WHY_SUPPORTING),
    HANDLER_ID(Facts.WANTS_HANDLER_ID, Facts.WHY_HANDLER_ID),
    ENTERPRISE_NAME(Facts.WANTS_ENTERPRISE_NAME, Facts.WHY_ENTERPRISE_NAME),
    CREDIT_CODE(Facts.WANTS_CREDIT_CODE, Facts.WHY_CREDIT_CODE);

    /** A reviewer's ticks. */
    static final Ticks<Item> TICKED = Ticks.of(values(), item -> item.wanted);

    private final Variable<Boolean> wanted;
    private final Variable<Shortcoming> why;

    Item(Variable<Boolean> wanted, Variable<Shortcoming> why) {
        this.wanted = wanted;
        this.why = why;
    }

    /** Beside the tick: what is wrong with what is there. */
    Variable<Shortcoming> why() {
        return why;
    }
}
