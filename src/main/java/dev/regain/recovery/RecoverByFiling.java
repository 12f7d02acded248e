package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.DomainName;
import dev.regain.formats.IcpFiling;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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
    public List<Rejected> complaints(Form form) {
        try {
            filing(form);
            return List.of();
        } catch (BrokenRule broken) {
            return List.of(Answer.rejected("filing", broken.rule()));
        }
    }

    @Override
    public Object clue(Form form) {
        return filing(form).text();
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.CLUE, filing(form).text());
        return Answer.accepted();
    }

    private static Clue filing(Form form) {
        return switch (form.filingKind()) {
            case DOMAIN ->
                new Clue(ClueKind.FILED_DOMAIN, DomainName.of(form.filing()).ascii());
            case NUMBER ->
                new Clue(ClueKind.FILING_NUMBER, IcpFiling.of(form.filing()).number());
        };
    }
}
