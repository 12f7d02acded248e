package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What was typed into an abandoned case is deleted with its end; that there was a case stays. */
@Component
class ForgetDraft implements JavaDelegate {

    private final CaseFiles files;

    ForgetDraft(CaseFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        files.forget(Flow.caseOf(execution));
    }
}
