package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.Clue;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

@Component
class RecoverByAccountId implements Step<RecoverByAccountId.Form> {

    record Form(@NotNull AccountId accountId) {}

    private final CaseFiles files;

    RecoverByAccountId(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.CLUE, Clue.of(form.accountId()).text());
        return Answer.accepted();
    }
}
