package dev.regain.outside.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server that takes our mails.
 *
 * @param security how the line is kept from others; its certificate must fit the host
 * @param username null where the server knows us by our address
 * @param from the address that mails come from
 * @param fromName what readers see in its place
 * @param connectWithin how long to wait for a connection
 * @param answerWithin how long to wait for each answer
 */
@Validated
@ConfigurationProperties("regain.outside.mail.smtp")
record SmtpSettings(
        String host,
        @Positive @Max(65535) @DefaultValue("587") int port,
        @NotNull @DefaultValue("STARTTLS") Security security,
        String username,
        String password,
        String from,
        @NotNull @DefaultValue("Regain 账号找回") String fromName,
        @NotNull @DefaultValue("2s") Duration connectWithin,
        @NotNull @DefaultValue("5s") Duration answerWithin) {

    enum Security {
        /** Encrypted after a greeting, or no mail goes out; usual at port 587. */
        STARTTLS,
        /** Encrypted from the first byte; usual at port 465. */
        TLS,
        /** In clear: for a server on this machine, or in a test. */
        NONE
    }

    /** A record's own would print the password. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + "]";
    }
}
