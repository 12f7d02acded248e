package dev.regain.proof;

import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ExpectCode implements JavaDelegate {

    private final Codes codes;

    ExpectCode(Codes codes) {
        this.codes = codes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        codes.expect(Flow.caseOf(execution), Purpose.SECURE_PHONE);
    }
}
