package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.Objections.State;
import dev.regain.access.ProviderEvents.Type;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReleaseChanges implements JavaDelegate {

    private final Changes changes;
    private final Objections objections;
    private final CaseFiles files;
    private final Flow flow;
    private final ProviderEvents events;

    ReleaseChanges(Changes changes, Objections objections, CaseFiles files, Flow flow, ProviderEvents events) {
        this.changes = changes;
        this.objections = objections;
        this.files = files;
        this.flow = flow;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        files.lock(caseId);
        objections.settle(caseId, State.DISMISSED);
        for (Change change : changes.in(caseId)) {
            changes.move(change.id(), Standing.FROZEN, Standing.HELD);
        }
        events.happened(Type.CASE_RELEASED, caseId, List.of());
        flow.tell(caseId, Objections.SETTLED);
    }
}
