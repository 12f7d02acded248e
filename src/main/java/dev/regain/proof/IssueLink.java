package dev.regain.proof;

import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class IssueLink implements JavaDelegate {

    private final FaceChecks checks;

    IssueLink(FaceChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Facts.FACE_LINK_GOOD_UNTIL.set(
                execution, checks.issue(Flow.caseOf(execution)).goodUntil());
    }
}
