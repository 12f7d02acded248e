package dev.regain.access;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class EndDraft implements JavaDelegate {

    private final Changes changes;

    EndDraft(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.end(Facts.CHANGE.of(execution), Standing.GIVEN_UP);
    }
}
