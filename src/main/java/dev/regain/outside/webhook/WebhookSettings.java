package dev.regain.outside.webhook;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where events for the provider's systems go.
 *
 * @param by {@code http}, or {@code none} where nobody wants to hear
 * @param url that they are posted to
 * @param secret that they are signed with: {@code whsec_} and 24 to 64 random bytes in Base64, as the receiver has it
 * @param connectWithin how long to wait for a connection
 * @param answerWithin how long to wait for the answer
 */
@Validated
@ConfigurationProperties("regain.outside.webhook")
record WebhookSettings(
        String by,
        URI url,
        String secret,
        @NotNull @DefaultValue("2s") Duration connectWithin,
        @NotNull @DefaultValue("5s") Duration answerWithin) {

    @Override
    public String toString() {
        return "WebhookSettings[" + by + "]";
    }
}
