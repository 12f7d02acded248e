package dev.regain.appeal;

import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueQueryCode implements JavaDelegate {

    private final Appeals appeals;
    private final Notices notices;

    IssueQueryCode(Appeals appeals, Notices notices) {
        this.appeals = appeals;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        appeals.issueQueryCode(notices.about(Flow.caseOf(execution)));
    }
}
