package dev.regain.proof;

import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class MatchPhone implements JavaDelegate {

    private final Covered covered;

    MatchPhone(Covered covered) {
        this.covered = covered;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Facts.PHONE_MATCHED.set(
                execution, !covered.byPhone(Flow.caseOf(execution)).isEmpty());
    }
}
