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

/** Who the provider is to expect before the camera. */
@Component
class EnterLegalPerson implements Step<EnterLegalPerson.Form> {

    record Form(
            @NotNull PersonName legalPersonName, @NotNull ChineseResidentId legalPersonIdNumber) {}

    private final CaseFiles files;

    EnterLegalPerson(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        ClaimedIdentity claimed = new ClaimedIdentity(
                form.legalPersonIdNumber().text(), form.legalPersonName().text());
        files.write(caseId, Entry.CLAIMED_IDENTITY, claimed.text());
        return Answer.accepted();
    }
}
