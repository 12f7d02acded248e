package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NoteCandidates implements JavaDelegate {

    private final EnterpriseAccounts accounts;
    private final CaseFiles files;

    NoteCandidates(EnterpriseAccounts accounts, CaseFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        files.noteCandidates(caseId, accounts.of(caseId));
    }
}
