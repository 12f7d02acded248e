package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FindLastAppeal implements JavaDelegate {

    private final Appeals appeals;
    private final CaseFiles files;

    FindLastAppeal(Appeals appeals, CaseFiles files) {
        this.appeals = appeals;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        Optional<CaseId> last = appeals.findLastLike(caseId);
        last.ifPresent(appeal -> files.write(caseId, Entry.OPEN_APPEAL, appeal.toString()));
        Facts.APPEAL_FOUND.set(execution, last.isPresent());
    }
}
