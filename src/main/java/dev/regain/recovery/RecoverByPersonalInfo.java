package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.ChineseResidentId;
import dev.regain.formats.PersonName;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** The ID number is the clue; with the name it is who the provider is to expect before the camera. */
@Component
class RecoverByPersonalInfo implements Step<RecoverByPersonalInfo.Form> {

    record Form(@NotNull PersonName name, @NotNull ChineseResidentId idNumber) {}

    private final CaseFiles files;

    RecoverByPersonalInfo(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Object clue(Form form) {
        return form.idNumber();
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        String idNumber = form.idNumber().text();
        files.write(caseId, Entry.CLUE, new Clue(ClueKind.PERSON, idNumber).text());
        files.write(
                caseId,
                Entry.CLAIMED_IDENTITY,
                new ClaimedIdentity(idNumber, form.name().text()).text());
        return Answer.accepted();
    }
}
