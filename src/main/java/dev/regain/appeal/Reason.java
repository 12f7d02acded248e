package dev.regain.appeal;

import dev.regain.flow.Ticks;
import dev.regain.flow.Variable;

/** Why an appeal is rejected; the pages say each in words, and what would change it. */
enum Reason {
    /** The documents do not show that the enterprise is the one that was named. */
    R01(Facts.REASON_R01),
    /** A document cannot be read, or is not whole. */
    R02(Facts.REASON_R02),
    /** The letter of authorisation lacks its seal or signature, or is not the one made for this appeal. */
    R03(Facts.REASON_R03),
    /** The person who passed, or did not pass, the face check is not the one who may speak for the enterprise. */
    R04(Facts.REASON_R04),
    /** No account is on record for this enterprise. */
    R05(Facts.REASON_R05),
    /** The supporting material does not show what it has to. */
    R06(Facts.REASON_R06);

    /** A reviewer's ticks. */
    static final Ticks<Reason> TICKED = Ticks.of(values(), reason -> reason.given);

    private final Variable<Boolean> given;

    Reason(Variable<Boolean> given) {
        this.given = given;
    }
}
