package dev.regain.appeal;

import dev.regain.flow.Ticks;
import dev.regain.flow.Variable;

/** What a reviewer may ask for, as slots of the form. */
enum Material {
    BUSINESS_LICENCE(Facts.WANTS_BUSINESS_LICENCE),
    AUTHORISATION_LETTER(Facts.WANTS_AUTHORISATION_LETTER),
    SUPPORTING(Facts.WANTS_SUPPORTING),
    HANDLER_ID(Facts.WANTS_HANDLER_ID);

    /** A reviewer's ticks. */
    static final Ticks<Material> TICKED = Ticks.of(values(), material -> material.wanted);

    private final Variable<Boolean> wanted;

    Material(Variable<Boolean> wanted) {
        this.wanted = wanted;
    }
}
