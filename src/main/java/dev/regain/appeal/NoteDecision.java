package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Approved by all who had to, or rejected. */
@Component
class NoteDecision implements JavaDelegate {

    private final Appeals appeals;

    NoteDecision(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        if (Facts.DECISION.of(execution) == Decision.APPROVE) {
            appeals.note(caseId, Status.APPROVED, null, Happening.APPROVED, List.of());
            Facts.OUTCOME.set(execution, Outcome.APPROVED);
        } else {
            appeals.note(caseId, Status.REJECTED, null, Happening.REJECTED, Reason.TICKED.namesIn(execution));
            Facts.OUTCOME.set(execution, Outcome.REJECTED);
        }
    }
}
