package dev.regain.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The provider's systems: a receiver of webhooks that does what {@code docs/webhooks.md} tells receivers to do. */
class Provider implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final byte[] SECRET = "a secret for stories, 32 bytes.".getBytes(StandardCharsets.US_ASCII);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final List<JsonNode> HEARD = new CopyOnWriteArrayList<>();
    private static final Set<String> KEYS = ConcurrentHashMap.newKeySet();
    private static final HttpServer SERVER = started();

    static volatile boolean isDown;

    /** The cases of which it took this kind of event. */
    static List<String> heard(String type) {
        return HEARD.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.at("/data/caseId").asText())
                .toList();
    }

    /** What it took of a case, in the order in which it came. */
    static List<JsonNode> heardOf(String caseId) {
        return HEARD.stream()
                .filter(event -> event.at("/data/caseId").asText().equals(caseId))
                .toList();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(settings(port())).applyTo(context);
    }

    static int port() {
        return SERVER.getAddress().getPort();
    }

    /** @param port where it is found: its own, or that of a line to it */
    static List<String> settings(int port) {
        return List.of(
                "regain.outside.webhook.by=http",
                "regain.outside.webhook.url=http://127.0.0.1:" + port + "/regain",
                "regain.outside.webhook.secret=whsec_" + Base64.getEncoder().encodeToString(SECRET));
    }

    private static HttpServer started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/regain", Provider::receive);
            server.start();
            return server;
        } catch (IOException occupied) {
            throw new UncheckedIOException(occupied);
        }
    }

    private static void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isDown ? 503 : answer(exchange, body), -1);
        exchange.close();
    }

    private static int answer(HttpExchange exchange, String body) throws JsonProcessingException {
        String key = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (!key.equals(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
            return 400;
        }
        if (!isOurs(key + "." + timestamp + "." + body, signature) || isOld(timestamp)) {
            return 401;
        }
        if (KEYS.add(key)) {
            HEARD.add(new ObjectMapper().readTree(body));
        }
        return 204;
    }

    private static boolean isOurs(String signed, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            String wanted =
                    "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    wanted.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isOld(String timestamp) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        return age.abs().compareTo(CLOCKS_DIFFER) > 0;
    }
}
