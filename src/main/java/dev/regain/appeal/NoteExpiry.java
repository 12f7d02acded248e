package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What was handed in and will not be looked at any more is deleted [S20]. */
@Component
class NoteExpiry implements JavaDelegate {

    private final Appeals appeals;
    private final InTray tray;

    NoteExpiry(Appeals appeals, InTray tray) {
        this.appeals = appeals;
        this.tray = tray;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        appeals.note(caseId, Status.EXPIRED, null, Happening.EXPIRED, List.of());
        tray.clear(caseId);
        Facts.OUTCOME.set(execution, Outcome.EXPIRED);
    }
}
