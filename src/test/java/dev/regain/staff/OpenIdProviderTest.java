package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import dev.regain.staff.OidcSettings.Provided;
import dev.regain.staff.OpenIdProvider.ProviderIsDown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** What becomes of the first sign-in where the provider cannot be asked who it is. */
class OpenIdProviderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WITHIN = Duration.ofMillis(500);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Later clock = new Later();
    private HttpServer server;
    private String issuer;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_told_is_not_waited_for_and_is_asked_again(Fault fault) throws Exception {
        starts(HttpServer.create(anywhere(), 0));
        try (FaultyLine line = new FaultyLine(server.getAddress().getPort())) {
            issuer = "http://localhost:" + line.port();
            OpenIdProvider provider = provider();
            line.has(fault);
            assertTimeoutPreemptively(
                    PATIENCE, () -> assertThatThrownBy(() -> provider.findByRegistrationId(OpenIdProvider.NAME))
                            .isInstanceOf(ProviderIsDown.class));
            line.has(null);
            clock.later();
            assertThat(provider.findByRegistrationId(OpenIdProvider.NAME).getClientId())
                    .isEqualTo("regain");
        }
    }

    @Test
    void a_provider_whose_certificate_does_not_fit_is_told_nothing(@TempDir Path folder) throws Exception {
        HttpsServer stranger = HttpsServer.create(anywhere(), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(NobodysCertificate.in(folder)));
        starts(stranger);
        issuer = "https://localhost:" + server.getAddress().getPort();
        OpenIdProvider provider = provider();
        assertThatThrownBy(() -> provider.findByRegistrationId(OpenIdProvider.NAME))
                .isInstanceOf(ProviderIsDown.class);
        assertThat(asked).isEmpty();
    }

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void starts(HttpServer made) {
        server = made;
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        byte[] answer = """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/keys","userinfo_endpoint":"%1$s/userinfo","subject_types_supported":["public"]}""".formatted(issuer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private OpenIdProvider provider() {
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(WITHIN);
        connections.setReadTimeout(WITHIN);
        Provided groups = new Provided(Set.of("desk"), Set.of(), Set.of(), Set.of());
        return new OpenIdProvider(
                new OidcSettings(
                        URI.create(issuer),
                        "regain",
                        null,
                        Set.of("openid"),
                        "sub",
                        "groups",
                        groups,
                        Duration.ofHours(12)),
                connections,
                clock);
    }

    /** A clock that can be put on, so that nobody waits for the pause between two questions. */
    private static class Later extends Clock {

        private Instant now = Instant.now();

        void later() {
            now = now.plus(Duration.ofMinutes(1));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
