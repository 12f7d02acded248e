package dev.regain.outside.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import dev.regain.outside.webhook.ProviderSystems.Event;
import dev.regain.outside.webhook.ProviderSystems.NotTaken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers see, and what happens where they do not take it; stories verify the signature as a receiver does. */
class HttpWebhookTest {

    private static final String SECRET = "whsec_c2VjcmV0LW9mLXR3ZW50eS1mb3VyLWJ5dGVz";
    private static final Event EVENT = new Event(
            UUID.fromString("7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11"), Instant.EPOCH, "{\"type\":\"change.made\"}");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int answer = 204;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("webhook-signature"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_same_event_at_the_same_time_has_the_same_signature_and_another_secret_another() {
        webhook(SECRET).tell(EVENT);
        webhook(SECRET).tell(EVENT);
        webhook("whsec_YW5vdGhlci1vZi10d2VudHktZm91ci1ieXRlcyE=").tell(EVENT);
        assertThat(asked).hasSize(3).allMatch(one -> one.matches("/regain v1,[A-Za-z0-9+/]{43}="));
        assertThat(asked.get(0)).isEqualTo(asked.get(1)).isNotEqualTo(asked.get(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 410, 500, 503})
    void any_other_answer_is_not_taken_and_a_redirect_leads_nowhere(int other) {
        answer = other;
        assertThatThrownBy(() -> webhook(SECRET).tell(EVENT))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("answered " + other);
        assertThat(asked).hasSize(1);
    }

    @Test
    void nobody_there_is_not_taken_and_says_nothing_of_what_was_told() {
        ProviderSystems webhook = webhook(SECRET);
        server.stop(0);
        assertThatThrownBy(() -> webhook.tell(EVENT))
                .isInstanceOf(NotTaken.class)
                .hasMessageNotContainingAny("change.made", "127.0.0.1", SECRET);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64", "c2VjcmV0LW9mLXR3ZW50eS1mb3VyLWJ5dGVz"})
    void a_secret_that_is_none_stops_the_start_and_is_not_repeated(String secret) {
        assertThatThrownBy(() -> webhook(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Set regain.outside.webhook.secret");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_not_taken_and_is_not_waited_for(Fault fault) throws Exception {
        try (FaultyLine line = new FaultyLine(server.getAddress().getPort())) {
            line.has(fault);
            ProviderSystems webhook = webhook(SECRET, line.port(), Duration.ofMillis(500));
            assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> webhook.tell(EVENT))
                    .isInstanceOf(NotTaken.class));
            line.has(null);
            webhook.tell(EVENT);
        }
    }

    @Test
    void systems_whose_certificate_does_not_fit_are_told_nothing(@TempDir Path folder) throws Exception {
        HttpsServer stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(NobodysCertificate.in(folder)));
        stranger.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
        });
        stranger.start();
        try {
            URI url = URI.create("https://localhost:" + stranger.getAddress().getPort() + "/regain");
            assertThatThrownBy(() -> webhook(SECRET, url, Duration.ofSeconds(5)).tell(EVENT))
                    .isInstanceOf(NotTaken.class)
                    .hasMessageContaining("SSL");
            assertThat(asked).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    private ProviderSystems webhook(String secret) {
        return webhook(secret, server.getAddress().getPort(), Duration.ofSeconds(5));
    }

    private static ProviderSystems webhook(String secret, int port, Duration within) {
        return webhook(secret, URI.create("http://127.0.0.1:" + port + "/regain"), within);
    }

    private static ProviderSystems webhook(String secret, URI url, Duration within) {
        return new HttpWebhook(
                new WebhookSettings("http", url, secret, within, within), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
