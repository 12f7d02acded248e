package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.DomainName;
import dev.regain.formats.IcpFiling;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** One field, read by the rule of what it is said to be. */
@Component
class RecoverByFiling implements Step<RecoverByFiling.Form> {

    enum FilingKind {
        DOMAIN,
        NUMBER
    }

    record Form(@NotNull FilingKind filingKind, String filing) {}

    private final CaseFiles files;

    RecoverByFiling(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        try {
            files.write(caseId, Entry.CLUE, clue(form).text());
            return Answer.accepted();
        } catch (BrokenRule broken) {
            return Answer.rejected("filing", broken.rule());
        }
    }

    private static Clue clue(Form form) {
        return switch (form.filingKind()) {
            case DOMAIN ->
                new Clue(ClueKind.FILED_DOMAIN, DomainName.of(form.filing()).ascii());
            case NUMBER ->
                new Clue(ClueKind.FILING_NUMBER, IcpFiling.of(form.filing()).number());
        };
    }
}
