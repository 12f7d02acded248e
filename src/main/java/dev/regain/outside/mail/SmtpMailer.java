package dev.regain.outside.mail;

import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.outside.mail.SmtpSettings.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands mails to a mail server. The same mail has the same Message-ID (RFC 5322) whenever it is handed over again, by which
 * servers and readers tell a repeat. It says of itself that a machine wrote it (RFC 3834), so that no machine answers.
 */
@Component
@ConditionalOnProperty(name = "regain.outside.mail.by", havingValue = "smtp")
class SmtpMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    private static final String SERVER = "The mail server";
    private static final String PLACE = "regain.outside.mail.smtp.";

    /** RFC 3463: no such mailbox or domain, or it is closed. What a server says without these may be our own fault. */
    private static final Pattern NOBODY_THERE = Pattern.compile("^5\\d\\d[ -]5\\.(?:1\\.(?:1|2|3|6|10)|2\\.1)\\b");

    private final SmtpSettings settings;
    private final EmailAddress from;
    private final JavaMailSenderImpl server;
    private final Clock clock;

    SmtpMailer(SmtpSettings settings, Clock clock) {
        if (settings.host() == null || settings.host().isBlank()) {
            throw new IllegalStateException("Set " + PLACE + "host: the mail server");
        }
        this.settings = settings;
        this.clock = clock;
        from = from(settings);
        server = new JavaMailSenderImpl();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setUsername(settings.username());
        server.setPassword(settings.password());
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        server.setJavaMailProperties(properties(settings));
    }

    private static EmailAddress from(SmtpSettings settings) {
        try {
            return EmailAddress.of(settings.from());
        } catch (BrokenRule none) {
            throw new IllegalStateException("Set " + PLACE + "from: the address that mails come from");
        }
    }

    private static Properties properties(SmtpSettings settings) {
        boolean startTls = settings.security() == Security.STARTTLS;
        String answerWithin = Long.toString(settings.answerWithin().toMillis());
        // As texts: a number of another size than it expects is no number to the client, and it waits for ever.
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        // Without it a server in the middle need only leave the offer out, and all goes in clear.
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectWithin().toMillis()));
        properties.setProperty("mail.smtp.timeout", answerWithin);
        properties.setProperty("mail.smtp.writetimeout", answerWithin);
        return properties;
    }

    @Override
    public void send(Mail mail) {
        try {
            server.send(written(mail));
        } catch (MailException refused) {
            String code = code(refused);
            if (!NOBODY_THERE.matcher(code).find()) {
                throw new NotHandedOver(SERVER, code);
            }
            LOG.warn("{} knows nobody at an address: {}", SERVER, code);
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new NotHandedOver(SERVER, unwritable.getClass().getSimpleName());
        }
    }

    private MimeMessage written(Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from.text(), settings.fromName());
        helper.setTo(mail.to().text());
        // A line break would begin another header.
        helper.setSubject(mail.subject().replaceAll("\\p{Cntrl}+", " "));
        helper.setText(mail.text(), mail.html());
        helper.setSentDate(Date.from(clock.instant()));
        message.setHeader(
                "Message-ID",
                "<" + mail.key() + from.text().substring(from.text().lastIndexOf('@')) + ">");
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** The server's codes, such as {@code 550 5.1.1}, or what went wrong on the way; its words may repeat the address. */
    private static String code(MailException refused) {
        Deque<Throwable> causes = new ArrayDeque<>();
        causes.add(refused);
        String code = refused.getClass().getSimpleName();
        while (!causes.isEmpty()) {
            Throwable cause = causes.remove();
            if (cause instanceof SMTPAddressFailedException failed) {
                return codes(failed.getMessage(), failed.getReturnCode());
            }
            if (cause instanceof SMTPSendFailedException failed) {
                code = codes(failed.getMessage(), failed.getReturnCode());
            }
            if (cause instanceof MailSendException send) {
                causes.addAll(send.getFailedMessages().values());
            }
            if (cause instanceof MessagingException wrapping && wrapping.getNextException() != null) {
                causes.add(wrapping.getNextException());
            } else if (cause.getCause() != null) {
                causes.add(cause.getCause());
            }
        }
        return code;
    }

    private static String codes(String said, int code) {
        Pattern codes = Pattern.compile(code + "[ -]\\d\\.\\d{1,3}\\.\\d{1,3}(?!\\d)");
        return codes.matcher(String.valueOf(said))
                .results()
                .map(found -> found.group())
                .findFirst()
                .orElse(Integer.toString(code));
    }
}
