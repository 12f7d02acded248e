package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.ChineseResidentId;
import dev.regain.formats.PersonName;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** Who brings the documents, and what became of the enterprise: by that it is decided which documents these are. */
@Component
class StateHandler implements Step<StateHandler.Form> {

    record Form(
            @NotNull EnterpriseStatus enterpriseStatus,
            @NotNull PersonName handlerName,
            @NotNull ChineseResidentId handlerIdNumber) {}

    private final CaseFiles files;

    StateHandler(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        ClaimedIdentity claimed = new ClaimedIdentity(
                form.handlerIdNumber().text(), form.handlerName().text());
        files.write(caseId, Entry.CLAIMED_IDENTITY, claimed.text());
        return Answer.accepted(Facts.BRANCH.is(Branch.DOCUMENTS), Facts.ENTERPRISE_STATUS.is(form.enterpriseStatus()));
    }
}
