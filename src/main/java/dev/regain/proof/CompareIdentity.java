package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ProofKind;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountRef;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Who passed is compared with the record by us: the candidates whose verified person it is are theirs to see. */
@Component
class CompareIdentity implements JavaDelegate {

    private final Covered covered;

    CompareIdentity(Covered covered) {
        this.covered = covered;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        Set<AccountRef> accounts = covered.byFace(caseId);
        covered.noteProven(caseId, accounts, ProofKind.FACE);
        Facts.OWNERSHIP_PROVEN.set(execution, !accounts.isEmpty());
    }
}
