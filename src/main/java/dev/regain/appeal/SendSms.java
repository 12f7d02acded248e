package dev.regain.appeal;

import dev.regain.flow.Flow;
import dev.regain.outside.sms.SmsGateway;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendSms implements JavaDelegate {

    private final Notices notices;
    private final SmsGateway sms;

    SendSms(Notices notices, SmsGateway sms) {
        this.notices = notices;
        this.sms = sms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sms.send(notices.sms(Flow.jobKey(), Flow.caseOf(execution), Facts.NOTICE.of(execution)));
    }
}
