package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ProofKind;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Who read the message holds the phone: the accounts that it secures are theirs to see. */
@Component
class NoteProvenAccounts implements JavaDelegate {

    private final Covered covered;

    NoteProvenAccounts(Covered covered) {
        this.covered = covered;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        covered.noteProven(caseId, covered.byPhone(caseId), ProofKind.SMS);
    }
}
