package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class EndDraft implements JavaDelegate {

    private final Changes changes;
    private final Codes codes;

    EndDraft(Changes changes, Codes codes) {
        this.changes = changes;
        this.codes = codes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        // Of guesses at once, the one that finds no try left may end the page before the one that took the last.
        boolean triesGone = change.contact() != null && codes.triesLeft(change.caseId(), Purpose.NEW_CONTACT) <= 0;
        changes.end(change.id(), triesGone ? Standing.NOT_CONFIRMED : Standing.GIVEN_UP);
    }
}
