package dev.regain.appeal;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The accounts that the enterprise holds or once held: those that no reviewer withholds may be shown. */
@Component
class NoteAccounts implements JavaDelegate {

    private final EnterpriseAccounts accounts;
    private final CaseFiles files;

    NoteAccounts(EnterpriseAccounts accounts, CaseFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        files.noteCandidates(caseId, accounts.of(caseId));
        files.noteProven(
                caseId,
                accounts.givenBack(caseId).stream().map(EnterpriseAccounts::ref).collect(toSet()));
    }
}
