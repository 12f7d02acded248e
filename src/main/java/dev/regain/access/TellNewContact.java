package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class TellNewContact implements JavaDelegate {

    private final Changes changes;
    private final AccessMessages messages;
    private final OnFile onFile;

    TellNewContact(Changes changes, AccessMessages messages, OnFile onFile) {
        this.changes = changes;
        this.messages = messages;
        this.onFile = onFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        if (!onFile.isGone(change.account())) {
            messages.tellChanged(Flow.jobKey(), change);
        }
    }
}
