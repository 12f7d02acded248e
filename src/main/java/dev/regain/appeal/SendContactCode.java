package dev.regain.appeal;

import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import dev.regain.outside.sms.Message.Template;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendContactCode implements JavaDelegate {

    private final CodeMessages messages;

    SendContactCode(CodeMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.send(Flow.caseOf(execution), Purpose.CONTACT_PHONE, Template.CONTACT_CODE);
    }
}
