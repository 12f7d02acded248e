package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * What the same contact has under way for the same enterprise, and whether they were rejected too often lately. What follows from it
 * is done in the same transaction: until then nobody else sees the same.
 */
@Component
class LookForAppeals implements JavaDelegate {

    private final Appeals appeals;
    private final RejectedLately rejected;
    private final CaseFiles files;

    LookForAppeals(Appeals appeals, RejectedLately rejected, CaseFiles files) {
        this.appeals = appeals;
        this.rejected = rejected;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        appeals.lockLike(caseId);
        Optional<CaseId> open = appeals.findOpenLike(caseId);
        Facts.APPEAL_OPEN.set(execution, open.isPresent());
        open.ifPresent(other -> files.write(caseId, Entry.OPEN_APPEAL, other.toString()));
        Facts.REJECTED_TOO_OFTEN.set(execution, rejected.waitOf(caseId).isPresent());
    }
}
