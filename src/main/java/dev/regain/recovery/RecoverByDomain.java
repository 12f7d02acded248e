package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.DomainName;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

@Component
class RecoverByDomain implements Step<RecoverByDomain.Form> {

    record Form(@NotNull DomainName domain) {}

    private final CaseFiles files;

    RecoverByDomain(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.CLUE, new Clue(ClueKind.DOMAIN, form.domain().ascii()).text());
        return Answer.accepted();
    }
}
