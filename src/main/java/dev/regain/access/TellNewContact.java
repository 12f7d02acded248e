package dev.regain.access;

import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class TellNewContact implements JavaDelegate {

    private final Changes changes;
    private final AccessMessages messages;

    TellNewContact(Changes changes, AccessMessages messages) {
        this.changes = changes;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.tellChanged(Flow.jobKey(), changes.of(Facts.CHANGE.of(execution)));
    }
}
