package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.Facts.ChangeStanding;
import dev.regain.access.Objections.State;
import dev.regain.access.ProviderEvents.Type;
import dev.regain.casefile.CaseFiles;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An objection that came while nobody waited for it counts just as well. */
@Component
class LookForObjection implements JavaDelegate {

    private final Changes changes;
    private final Objections objections;
    private final CaseFiles files;
    private final ProviderEvents events;

    LookForObjection(Changes changes, Objections objections, CaseFiles files, ProviderEvents events) {
        this.changes = changes;
        this.objections = objections;
        this.files = files;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Who objects or settles at this moment waits until the process does: then it hears of it.
        files.lock(Flow.caseOf(execution));
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
            // Its page was open when the objection was upheld: whoever was told that it began is told that it ended.
            if (changes.stop(change.id(), Standing.HELD, Standing.STOPPED)) {
                events.happened(Type.CHANGE_STOPPED, change);
            }
            return ChangeStanding.STOPPED;
        }
        return ChangeStanding.CLEAR;
    }
}
