package dev.regain.access;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** To what was typed, and to nothing else. */
@Component
class SendNewContactCode implements JavaDelegate {

    private final Changes changes;
    private final AccessMessages messages;

    SendNewContactCode(Changes changes, AccessMessages messages) {
        this.changes = changes;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.sendCode(changes.of(Facts.CHANGE.of(execution)));
    }
}
