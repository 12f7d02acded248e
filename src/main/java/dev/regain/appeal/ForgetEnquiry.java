package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The query code that was typed is deleted as soon as it was looked at; who was let in keeps the access. */
@Component
class ForgetEnquiry implements JavaDelegate {

    private final CaseFiles files;

    ForgetEnquiry(CaseFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        files.forget(Flow.caseOf(execution));
    }
}
