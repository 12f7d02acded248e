package dev.regain.appeal;

import dev.regain.flow.Flow;
import dev.regain.outside.mail.Mailer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendEmailLink implements JavaDelegate {

    private final Notices notices;
    private final Mailer mailer;

    SendEmailLink(Notices notices, Mailer mailer) {
        this.notices = notices;
        this.mailer = mailer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mailer.send(notices.link(Flow.caseOf(execution)));
    }
}
