package dev.regain.outside.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tencent Cloud's API 3.0 as its documents describe it, on this machine: it verifies the signature TC3-HMAC-SHA256 of each
 * question by its own reckoning, and answers as it is told to, badly too.
 */
public class FakeTencent implements AutoCloseable {

    public static final String SECRET_ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
    public static final String SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);
    private static final Pattern AUTHORIZATION = Pattern.compile("TC3-HMAC-SHA256 Credential=([^/]+)/([0-9-]{10})/"
            + "([a-z0-9]+)/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, String> versions;
    private final Map<String, UnaryOperator<JsonNode>> actions = new ConcurrentHashMap<>();
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile Duration ahead = Duration.ZERO;

    /** What a question was, once its signature held. */
    public record Question(String action, String region, JsonNode body) {}

    public enum Trouble {
        NONE,
        /** Its answer comes after {@link #SLOWNESS}. */
        SLOW,
        /** The answer breaks off in its middle. */
        CUT,
        /** It closes the line without an answer. */
        SILENT,
        UNAVAILABLE,
        ELSEWHERE,
        PAGE_OF_A_PROXY,
        NOTHING,
        NO_RESPONSE,
        WITHOUT_END
    }

    static final Duration SLOWNESS = Duration.ofSeconds(3);

    /** @param versions of the actions that it knows, by their names */
    public FakeTencent(Map<String, String> versions) throws IOException {
        this.versions = versions;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param answer what is in {@code Response}, made of the question */
    public void answers(String action, UnaryOperator<JsonNode> answer) {
        actions.put(action, answer);
    }

    public void answers(String action, String answer) {
        answers(action, question -> read(answer));
    }

    public void refuses(String action, String code) {
        // As the real one does, it repeats what it was asked about.
        answers(action, question -> error(code, "refused: " + question));
    }

    public void isIn(Trouble trouble) {
        this.trouble = trouble;
    }

    /** Of that of whoever asks. */
    void clockIsAhead(Duration ahead) {
        this.ahead = ahead;
    }

    public List<Question> asked() {
        return asked;
    }

    public JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (trouble == Trouble.SILENT) {
                return;
            }
            String answer = json.writeValueAsString(Map.of("Response", answer(exchange, body)));
            switch (trouble) {
                case SLOW -> {
                    pause();
                    send(exchange, 200, answer);
                }
                case CUT -> {
                    exchange.sendResponseHeaders(200, answer.length());
                    exchange.getResponseBody()
                            .write(answer.substring(0, answer.length() / 2).getBytes());
                    exchange.getResponseBody().flush();
                }
                case UNAVAILABLE -> send(exchange, 503, "Service Unavailable");
                case ELSEWHERE -> {
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                    send(exchange, 307, "");
                }
                case PAGE_OF_A_PROXY -> send(exchange, 200, "<html><body>Please sign in</body></html>");
                case NOTHING -> send(exchange, 200, "");
                case NO_RESPONSE -> send(exchange, 200, "{\"Answer\":[]}");
                case WITHOUT_END ->
                    send(exchange, 200, "{\"Response\":{\"RequestId\":\"" + "a".repeat(1 << 20) + "\"}}");
                default -> send(exchange, 200, answer);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private JsonNode answer(HttpExchange exchange, byte[] body) {
        String action = header(exchange, "X-TC-Action");
        if (!header(exchange, "X-TC-Version").equals(versions.get(action))) {
            return error("InvalidAction", "no such action");
        }
        JsonNode refused = refusal(exchange, body);
        if (refused != null) {
            return refused;
        }
        JsonNode question = read(new String(body, StandardCharsets.UTF_8));
        asked.add(new Question(action, header(exchange, "X-TC-Region"), question));
        return actions.getOrDefault(action, nobody -> error("InternalError", "not told what to answer"))
                .apply(question);
    }

    /** @return null where the signature is that of who may ask */
    private JsonNode refusal(HttpExchange exchange, byte[] body) {
        Matcher said = AUTHORIZATION.matcher(header(exchange, "Authorization"));
        if (!said.matches()) {
            return error("AuthFailure.InvalidAuthorization", "not an authorization");
        }
        if (!said.group(1).equals(SECRET_ID)) {
            return error("AuthFailure.SecretIdNotFound", "nobody's");
        }
        long timestamp = Long.parseLong(header(exchange, "X-TC-Timestamp"));
        Instant then = Instant.ofEpochSecond(timestamp);
        String date = LocalDate.ofInstant(then, ZoneOffset.UTC).toString();
        if (Duration.between(then, Instant.now().plus(ahead)).abs().compareTo(CLOCKS_MAY_DIFFER) > 0
                || !date.equals(said.group(2))) {
            return error("AuthFailure.SignatureExpire", "signed at another time");
        }
        List<String> signed = List.of(said.group(4).split(";"));
        if (!signed.containsAll(List.of("content-type", "host"))) {
            return error("AuthFailure.SignatureFailure", "too little is signed");
        }
        StringBuilder headers = new StringBuilder();
        signed.forEach(name ->
                headers.append(name).append(':').append(header(exchange, name)).append('\n'));
        String request = "POST\n/\n\n" + headers + "\n" + said.group(4) + "\n"
                + Hashing.sha256().hashBytes(body);
        String scope = date + "/" + said.group(3) + "/tc3_request";
        String toSign = "TC3-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n"
                + Hashing.sha256().hashString(request, StandardCharsets.UTF_8);
        byte[] key = ("TC3" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, said.group(3), "tc3_request")) {
            key = Hashing.hmacSha256(key)
                    .hashString(part, StandardCharsets.UTF_8)
                    .asBytes();
        }
        String signature = Hashing.hmacSha256(key)
                .hashString(toSign, StandardCharsets.UTF_8)
                .toString();
        return signature.equals(said.group(5)) ? null : error("AuthFailure.SignatureFailure", "wrong signature");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private JsonNode error(String code, String message) {
        return json.createObjectNode()
                .put("RequestId", "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6")
                .set("Error", json.createObjectNode().put("Code", code).put("Message", message));
    }

    private static void pause() {
        try {
            Thread.sleep(SLOWNESS.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
