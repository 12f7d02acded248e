package dev.regain.access;

import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ExpectNewContactCode implements JavaDelegate {

    private final Codes codes;

    ExpectNewContactCode(Codes codes) {
        this.codes = codes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        codes.expect(Flow.caseOf(execution), Purpose.NEW_CONTACT);
        Facts.CONTACT_GOOD.set(execution, false);
    }
}
