package dev.regain.appeal;

import dev.regain.flow.Flow;
import dev.regain.outside.mail.Mailer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The address was confirmed after the receipt went out by SMS alone. */
@Component
class SendReceiptByMail implements JavaDelegate {

    private final Notices notices;
    private final Mailer mailer;

    SendReceiptByMail(Notices notices, Mailer mailer) {
        this.notices = notices;
        this.mailer = mailer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mailer.send(notices.mail(Flow.jobKey(), Flow.caseOf(execution), Notice.RECEIVED));
    }
}
