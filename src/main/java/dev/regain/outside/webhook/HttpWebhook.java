package dev.regain.outside.webhook;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Posts events, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0 says: HMAC-SHA256 over key,
 * time and body. Whoever answers 2xx has taken it.
 */
@Component
@ConditionalOnProperty(name = "regain.outside.webhook.by", havingValue = "http")
class HttpWebhook implements ProviderSystems {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final WebhookSettings settings;
    private final HashFunction signing;
    private final HttpClient http;
    private final Clock clock;

    HttpWebhook(WebhookSettings settings, Clock clock) {
        if (settings.url() == null) {
            throw new IllegalStateException("Set regain.outside.webhook.url: where events are posted to.");
        }
        this.settings = settings;
        this.clock = clock;
        signing = Hashing.hmacSha256(secret(settings.secret()));
        http = HttpClient.newBuilder()
                .connectTimeout(settings.connectWithin())
                // The secret's owner is at this address and at no other.
                .followRedirects(Redirect.NEVER)
                .build();
    }

    private static byte[] secret(String text) {
        try {
            if (text != null && text.startsWith(PREFIX)) {
                byte[] secret = Base64.getDecoder().decode(text.substring(PREFIX.length()));
                if (secret.length >= SHORTEST && secret.length <= LONGEST) {
                    return secret;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, without the secret.
        }
        throw new IllegalStateException(
                "Set regain.outside.webhook.secret: whsec_ and 24 to 64 random bytes in Base64.");
    }

    @Override
    public boolean listen() {
        return true;
    }

    @Override
    public void tell(Event event) {
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.answerWithin())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", event.key().toString())
                .header("webhook-id", event.key().toString())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", "v1," + signature(event, timestamp))
                .POST(BodyPublishers.ofString(event.body()))
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new NotTaken("answered " + answer.statusCode());
            }
        } catch (IOException unreachable) {
            throw new NotTaken(unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotTaken("interrupted");
        }
    }

    private String signature(Event event, long timestamp) {
        String signed = event.key() + "." + timestamp + "." + event.body();
        return Base64.getEncoder()
                .encodeToString(
                        signing.hashString(signed, StandardCharsets.UTF_8).asBytes());
    }
}
