package dev.regain.proof;

import dev.regain.flow.Variable;
import java.time.Instant;

/** What the processes of this room know. */
final class Facts {

    static final Variable<Boolean> PHONE_TYPED = Variable.flag("phoneTyped");
    static final Variable<Boolean> PHONE_MATCHED = Variable.flag("phoneMatched");
    static final Variable<Boolean> RESEND_WANTED = Variable.flag("resendWanted");
    static final Variable<Boolean> ANOTHER_WAY_WANTED = Variable.flag("anotherWayWanted");
    static final Variable<Boolean> OWNERSHIP_PROVEN = Variable.flag("ownershipProven");
    static final Variable<Boolean> ACCOUNT_WANTED = Variable.flag("accountWanted");
    static final Variable<Boolean> PERSON_PROVEN = Variable.flag("personProven");
    static final Variable<Boolean> CONSENT_GIVEN = Variable.flag("consentGiven");
    static final Variable<Boolean> PROVIDER_THERE = Variable.flag("providerThere");
    static final Variable<FaceOutcome> FACE_OUTCOME = Variable.choice("faceOutcome", FaceOutcome.class);
    static final Variable<Integer> FACE_TRIES_LEFT = Variable.count("faceTriesLeft");
    static final Variable<Boolean> FACE_LINK_GOOD = Variable.flag("faceLinkGood");
    static final Variable<Instant> FACE_LINK_GOOD_UNTIL = Variable.time("faceLinkGoodUntil");
    static final Variable<Boolean> PHOTO_KEPT = Variable.flag("photoKept");
    static final Variable<Instant> PHOTO_DUE_AT = Variable.time("photoDueAt");
    static final Variable<PhotoVerdict> PHOTO_VERDICT = Variable.choice("photoVerdict", PhotoVerdict.class);

    private Facts() {}
}
