package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NoteDecision implements JavaDelegate {

    private final Appeals appeals;

    NoteDecision(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        switch (Facts.DECISION.of(execution)) {
            case APPROVE -> {
                appeals.note(caseId, Status.APPROVED, null, Happening.APPROVED, List.of());
                Facts.OUTCOME.set(execution, Outcome.APPROVED);
            }
            case REJECT -> {
                List<String> reasons = Reason.TICKED.namesIn(execution);
                appeals.note(caseId, Status.REJECTED, null, Happening.REJECTED, reasons);
                Facts.OUTCOME.set(execution, Outcome.REJECTED);
            }
            case MORE -> {
                // Noted where it is asked for.
            }
        }
    }
}
