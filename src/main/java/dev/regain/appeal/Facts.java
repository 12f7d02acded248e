package dev.regain.appeal;

import dev.regain.flow.Variable;
import java.time.Instant;

/** What the appeal's processes know. */
final class Facts {

    static final Variable<Branch> BRANCH = Variable.choice("branch", Branch.class);
    static final Variable<EnterpriseStatus> ENTERPRISE_STATUS =
            Variable.choice("enterpriseStatus", EnterpriseStatus.class);
    static final Variable<SupportingMaterial> SUPPORTING_MATERIAL =
            Variable.choice("supportingMaterial", SupportingMaterial.class);
    static final Variable<Boolean> LEGAL_PERSON_PROVEN = Variable.flag("legalPersonProven");
    static final Variable<Boolean> HANDLER_PROVEN = Variable.flag("handlerProven");

    static final Variable<Boolean> RESEND_WANTED = Variable.flag("resendWanted");
    static final Variable<Boolean> ANOTHER_CONTACT_WANTED = Variable.flag("anotherContactWanted");
    static final Variable<Boolean> CONTACT_CONFIRMED = Variable.flag("contactConfirmed");
    static final Variable<Boolean> REJECTED_TOO_OFTEN = Variable.flag("rejectedTooOften");
    static final Variable<Boolean> APPEAL_OPEN = Variable.flag("appealOpen");

    static final Variable<Instant> REVIEW_DUE_AT = Variable.time("reviewDueAt");
    static final Variable<Instant> SUPPLEMENT_REMINDER_AT = Variable.time("supplementReminderAt");
    static final Variable<Instant> SUPPLEMENT_DUE_AT = Variable.time("supplementDueAt");
    static final Variable<Integer> ROUNDS_LEFT = Variable.count("roundsLeft");
    static final Variable<Outcome> OUTCOME = Variable.choice("outcome", Outcome.class);

    static final Variable<Decision> DECISION = Variable.choice("decision", Decision.class);
    static final Variable<Boolean> WANTS_BUSINESS_LICENCE = Variable.flag("wantsBusinessLicence");
    static final Variable<Boolean> WANTS_AUTHORISATION_LETTER = Variable.flag("wantsAuthorisationLetter");
    static final Variable<Boolean> WANTS_SUPPORTING = Variable.flag("wantsSupporting");
    static final Variable<Boolean> WANTS_HANDLER_ID = Variable.flag("wantsHandlerId");
    static final Variable<Boolean> REASON_R01 = Variable.flag("reasonR01");
    static final Variable<Boolean> REASON_R02 = Variable.flag("reasonR02");
    static final Variable<Boolean> REASON_R03 = Variable.flag("reasonR03");
    static final Variable<Boolean> REASON_R04 = Variable.flag("reasonR04");
    static final Variable<Boolean> REASON_R05 = Variable.flag("reasonR05");
    static final Variable<Boolean> REASON_R06 = Variable.flag("reasonR06");

    static final Variable<Notice> NOTICE = Variable.choice("notice", Notice.class);
    static final Variable<Boolean> EMAIL_LEFT = Variable.flag("emailLeft");
    static final Variable<Boolean> EMAIL_CONFIRMED = Variable.flag("emailConfirmed");
    static final Variable<Boolean> APPEAL_FOUND = Variable.flag("appealFound");
    static final Variable<Boolean> SIGNED_IN = Variable.flag("signedIn");

    private Facts() {}
}
