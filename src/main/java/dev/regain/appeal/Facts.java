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
    static final Variable<Boolean> LEGAL_PERSON_PHOTOGRAPHED = Variable.flag("legalPersonPhotographed");
    static final Variable<Boolean> PHOTOGRAPHED = Variable.flag("photographed");
    static final Variable<Boolean> HANDLER_PROVEN = Variable.flag("handlerProven");

    static final Variable<Boolean> RESEND_WANTED = Variable.flag("resendWanted");
    static final Variable<Boolean> ANOTHER_CONTACT_WANTED = Variable.flag("anotherContactWanted");
    static final Variable<Boolean> CONTACT_CONFIRMED = Variable.flag("contactConfirmed");
    static final Variable<Boolean> REJECTED_TOO_OFTEN = Variable.flag("rejectedTooOften");
    static final Variable<Boolean> APPEAL_OPEN = Variable.flag("appealOpen");

    static final Variable<Instant> REVIEW_DUE_SOON_AT = Variable.time("reviewDueSoonAt");
    static final Variable<Instant> REVIEW_DUE_AT = Variable.time("reviewDueAt");
    static final Variable<Integer> SECONDS_TO_DUE_SOON = Variable.count("secondsToDueSoon");
    static final Variable<Integer> SECONDS_TO_DUE = Variable.count("secondsToDue");
    static final Variable<Boolean> LEADS_TOLD = Variable.flag("leadsTold");
    static final Variable<Boolean> ESCALATED = Variable.flag("escalated");
    static final Variable<Instant> SUPPLEMENT_REMINDER_AT = Variable.time("supplementReminderAt");
    static final Variable<Instant> SUPPLEMENT_DUE_AT = Variable.time("supplementDueAt");
    static final Variable<Integer> ROUNDS_LEFT = Variable.count("roundsLeft");
    static final Variable<Outcome> OUTCOME = Variable.choice("outcome", Outcome.class);

    static final Variable<Decision> DECISION = Variable.choice("decision", Decision.class);
    static final Variable<Boolean> WANTS_BUSINESS_LICENCE = Variable.flag("wantsBusinessLicence");
    static final Variable<Boolean> WANTS_AUTHORISATION_LETTER = Variable.flag("wantsAuthorisationLetter");
    static final Variable<Boolean> WANTS_SUPPORTING = Variable.flag("wantsSupporting");
    static final Variable<Boolean> WANTS_HANDLER_ID = Variable.flag("wantsHandlerId");
    static final Variable<Boolean> WANTS_ENTERPRISE_NAME = Variable.flag("wantsEnterpriseName");
    static final Variable<Boolean> WANTS_CREDIT_CODE = Variable.flag("wantsCreditCode");
    static final Variable<Shortcoming> WHY_BUSINESS_LICENCE = why("whyBusinessLicence");
    static final Variable<Shortcoming> WHY_AUTHORISATION_LETTER = why("whyAuthorisationLetter");
    static final Variable<Shortcoming> WHY_SUPPORTING = why("whySupporting");
    static final Variable<Shortcoming> WHY_HANDLER_ID = why("whyHandlerId");
    static final Variable<Shortcoming> WHY_ENTERPRISE_NAME = why("whyEnterpriseName");
    static final Variable<Shortcoming> WHY_CREDIT_CODE = why("whyCreditCode");
    static final Variable<Boolean> REASON_R01 = Variable.flag("reasonR01");
    static final Variable<Boolean> REASON_R02 = Variable.flag("reasonR02");
    static final Variable<Boolean> REASON_R03 = Variable.flag("reasonR03");
    static final Variable<Boolean> REASON_R04 = Variable.flag("reasonR04");
    static final Variable<Boolean> REASON_R05 = Variable.flag("reasonR05");
    static final Variable<Boolean> REASON_R06 = Variable.flag("reasonR06");

    static final Variable<Boolean> FACE_SHOWN = Variable.flag("faceShown");
    static final Variable<Integer> ACCOUNTS_GIVEN_BACK = Variable.count("accountsGivenBack");
    static final Variable<Integer> FORMER_ACCOUNTS = Variable.count("formerAccounts");
    static final Variable<Integer> RECENTLY_CHANGED_ACCOUNTS = Variable.count("recentlyChangedAccounts");
    static final Variable<Integer> RELATED_REJECTIONS = Variable.count("relatedRejections");
    static final Variable<Integer> LINKED_ENTERPRISES = Variable.count("linkedEnterprises");
    static final Variable<Integer> DOCUMENTS_SEEN_ELSEWHERE = Variable.count("documentsSeenElsewhere");
    static final Variable<Boolean> SECOND_REVIEWER_NEEDED = Variable.flag("secondReviewerNeeded");
    static final Variable<Boolean> APPROVAL_CONFIRMED = Variable.flag("approvalConfirmed");

    static final Variable<Notice> NOTICE = Variable.choice("notice", Notice.class);
    static final Variable<Boolean> EMAIL_LEFT = Variable.flag("emailLeft");
    static final Variable<Boolean> EMAIL_CONFIRMED = Variable.flag("emailConfirmed");
    static final Variable<Boolean> APPEAL_FOUND = Variable.flag("appealFound");
    static final Variable<Boolean> SIGNED_IN = Variable.flag("signedIn");

    private static Variable<Shortcoming> why(String name) {
        return Variable.choice(name, Shortcoming.class);
    }

    private Facts() {}
}
