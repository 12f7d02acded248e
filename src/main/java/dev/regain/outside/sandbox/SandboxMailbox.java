package dev.regain.outside.sandbox;

import dev.regain.outside.mail.Mail;
import dev.regain.outside.mail.Mailer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Every mailbox of the sandbox; it shows what a reader without HTML reads. */
@Component
@ConditionalOnProperty(name = "regain.outside.mail.by", havingValue = "sandbox")
class SandboxMailbox implements Mailer {

    private final SandboxMessages messages;

    SandboxMailbox(SandboxMessages messages) {
        this.messages = messages;
    }

    @Override
    public void send(Mail mail) {
        messages.deliver(mail.key(), mail.to().text(), "email", mail.subject() + "\n\n" + mail.text(), null);
    }
}
