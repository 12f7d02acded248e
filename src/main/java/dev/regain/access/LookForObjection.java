package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.Facts.ChangeStanding;
import dev.regain.access.Objections.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An objection that came while nobody waited for it counts just as well. */
@Component
class LookForObjection implements JavaDelegate {

    private final Changes changes;
    private final Objections objections;

    LookForObjection(Changes changes, Objections objections) {
        this.changes = changes;
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        Facts.CHANGE_STANDING.set(execution, standing(change));
    }

    private ChangeStanding standing(Change change) {
        State state = objections.newest(change.caseId()).orElse(State.DISMISSED);
        if (state == State.OPEN) {
            changes.move(change.id(), Standing.HELD, Standing.FROZEN);
            return ChangeStanding.FROZEN;
        }
        if (state == State.UPHELD) {
            changes.move(change.id(), Standing.HELD, Standing.STOPPED);
            return ChangeStanding.STOPPED;
        }
        return ChangeStanding.CLEAR;
    }
}
