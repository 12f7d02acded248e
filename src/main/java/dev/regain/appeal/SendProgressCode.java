package dev.regain.appeal;

import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import dev.regain.outside.sms.Message.Template;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** To the phone of an appeal that is there, which is the phone that was typed. */
@Component
class SendProgressCode implements JavaDelegate {

    private final CodeMessages messages;

    SendProgressCode(CodeMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.send(Flow.caseOf(execution), Purpose.PROGRESS, Template.PROGRESS_CODE);
    }
}
