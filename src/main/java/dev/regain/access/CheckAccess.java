package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.Facts.SecondProof;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What is on record of the proofs decides, not which process they came from: a second proof may cover other accounts. */
@Component
class CheckAccess implements JavaDelegate {

    private final Changes changes;
    private final Entitled entitled;

    CheckAccess(Changes changes, Entitled entitled) {
        this.changes = changes;
        this.entitled = entitled;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        boolean proven = entitled.lackingFor(change.caseId(), change.account())
                .filter(lacking -> lacking == SecondProof.NONE)
                .isPresent();
        Facts.ACCESS_PROVEN.set(execution, proven);
        if (!proven) {
            changes.end(change.id(), Standing.NOT_PROVEN);
        }
    }
}
