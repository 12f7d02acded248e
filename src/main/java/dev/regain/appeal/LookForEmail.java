package dev.regain.appeal;

import dev.regain.appeal.ContactEmails.Link;
import dev.regain.flow.Flow;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class LookForEmail implements JavaDelegate {

    private final ContactEmails emails;
    private final Notices notices;

    LookForEmail(ContactEmails emails, Notices notices) {
        this.emails = emails;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Link> link = emails.linkOf(notices.about(Flow.caseOf(execution)));
        Facts.EMAIL_LEFT.set(execution, link.isPresent());
        Facts.EMAIL_CONFIRMED.set(execution, link.map(Link::confirmed).orElse(false));
    }
}
