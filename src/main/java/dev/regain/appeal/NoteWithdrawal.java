package dev.regain.appeal;

import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NoteWithdrawal implements JavaDelegate {

    private final Appeals appeals;

    NoteWithdrawal(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        appeals.note(Flow.caseOf(execution), Status.WITHDRAWN, null, Happening.WITHDRAWN, List.of());
    }
}
