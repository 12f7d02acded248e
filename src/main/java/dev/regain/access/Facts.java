package dev.regain.access;

import dev.regain.flow.Variable;
import java.time.Instant;
import java.util.UUID;

/** What the processes of this room know. */
final class Facts {

    static final Variable<UUID> CHANGE = Variable.reference("change");
    static final Variable<SecondProof> SECOND_PROOF = Variable.choice("secondProof", SecondProof.class);
    static final Variable<Boolean> ACCESS_PROVEN = Variable.flag("accessProven");
    static final Variable<Boolean> CONTACT_ENTERED = Variable.flag("contactEntered");
    static final Variable<Boolean> RESEND_WANTED = Variable.flag("resendWanted");
    static final Variable<Boolean> ANOTHER_CONTACT_WANTED = Variable.flag("anotherContactWanted");
    static final Variable<Boolean> CONTACT_CONFIRMED = Variable.flag("contactConfirmed");
    static final Variable<Boolean> CONTACT_GOOD = Variable.flag("contactGood");

    static final Variable<ChangeKind> CHANGE_KIND = Variable.choice("changeKind", ChangeKind.class);
    static final Variable<Boolean> OLD_PHONE_PROVEN = Variable.flag("oldPhoneProven");
    static final Variable<Boolean> FACE_PROVEN = Variable.flag("faceProven");
    static final Variable<Boolean> BY_DOCUMENTS = Variable.flag("byDocuments");
    static final Variable<Integer> HOLD_HOURS = Variable.count("holdHours");
    static final Variable<Instant> HOLD_ENDS_AT = Variable.time("holdEndsAt");
    static final Variable<Integer> NOTICES_TO_SEND = Variable.count("noticesToSend");

    /** Which of them it is; the engine's own counter. */
    static final Variable<Integer> NOTICE = Variable.count("loopCounter");

    static final Variable<UUID> EVENT = Variable.reference("event");
    static final Variable<ChangeStanding> CHANGE_STANDING = Variable.choice("changeStanding", ChangeStanding.class);
    static final Variable<Instant> OBJECTION_DUE_AT = Variable.time("objectionDueAt");
    static final Variable<Settlement> OBJECTION_DECISION = Variable.choice("objectionDecision", Settlement.class);

    private Facts() {}

    /** The proof that has to come after the first. */
    enum SecondProof {
        NONE,
        SMS,
        FACE
    }

    /** What a change that waits finds when it looks. */
    enum ChangeStanding {
        CLEAR,
        FROZEN,
        STOPPED
    }

    /** What a lead decides on an objection. */
    enum Settlement {
        UPHOLD,
        DISMISS
    }
}
