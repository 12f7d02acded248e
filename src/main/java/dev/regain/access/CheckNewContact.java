package dev.regain.access;

import dev.regain.access.Changes.Change;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asked only when the code showed that it is theirs: until then, nobody learns who has an account. */
@Component
class CheckNewContact implements JavaDelegate {

    private final Changes changes;
    private final OnFile onFile;

    CheckNewContact(Changes changes, OnFile onFile) {
        this.changes = changes;
        this.onFile = onFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        boolean taken = onFile.isTaken(change);
        Facts.CONTACT_GOOD.set(execution, !taken);
        if (taken) {
            changes.end(change.id(), Standing.TAKEN);
        }
    }
}
