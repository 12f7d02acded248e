package dev.regain.outside.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import dev.regain.outside.sms.HttpSmsSettings.Accepted;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.sms.SmsGateway.NotHandedOver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.StaticMessageSource;

/** How a message is written for a gateway that the settings describe, and which of its answers count. */
@ExtendWith(OutputCaptureExtension.class)
class HttpSmsTest {

    private static final UUID KEY = UUID.fromString("7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11");
    private static final String QUOTES = "a \"quoted\" & 50% name\\\n+ {phone}";
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Authorization", "Bearer secret-of-ours", "X-Key", "{key}");
    private static final Accepted BY_STATUS = new Accepted(200, 299, null, Set.of(), Set.of());
    private static final Accepted BY_CODE = new Accepted(200, 200, "/result/code", Set.of("0", "OK"), Set.of("1006"));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"result\":{\"code\":0}}";
    private long pause;
    private int claimedLength;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " " + body);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length + claimedLength == 0 ? -1 : bytes.length + claimedLength);
            exchange.getResponseBody().flush();
            Thread.sleep(pause);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_value_in_json_stays_a_value_whatever_is_in_it() throws Exception {
        String body = "{\"to\":\"{phone}\",\"text\":\"{text}\",\"kind\":\"{template}\",\"code\":\"{code}\"}";
        sms("", JSON, body, BY_STATUS).send(message(QUOTES));
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).startsWith("POST / 7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11 {");
        Map<?, ?> read =
                new ObjectMapper().readValue(asked.get(0).substring(asked.get(0).indexOf('{')), Map.class);
        assertThat(read)
                .isEqualTo(Map.of(
                        "to", "+8613800138000",
                        "text", "Account " + QUOTES + ", code 427190",
                        "kind", "account-information",
                        "code", "427190"));
    }

    @Test
    void a_value_in_a_form_or_an_address_stays_a_value_whatever_is_in_it() {
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        sms("?to={digits}&t={text}", form, "mobile={national}&text={text}", BY_STATUS)
                .send(message(QUOTES));
        String written = asked.get(0);
        String encoded = "Account+a+%22quoted%22+%26+50%25+name%5C%0A%2B+%7Bphone%7D%2C+code+427190";
        assertThat(written)
                .isEqualTo("POST /?to=8613800138000&t=" + encoded + " null mobile=13800138000&text=" + encoded);
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo("Account " + QUOTES + ", code 427190");
    }

    @Test
    void a_value_in_a_header_begins_no_other() {
        Map<String, String> headers = Map.of("X-Key", "{text}");
        sms("", headers, "", BY_STATUS).send(message(QUOTES));
        assertThat(asked.get(0)).contains("Account a \"quoted\" & 50% name\\?+ {phone}, code 427190");
    }

    @Test
    void a_gateway_may_be_asked_by_get() {
        HttpSmsSettings settings = new HttpSmsSettings(
                address() + "?to={phone}",
                "GET",
                Map.of(),
                "",
                BY_STATUS,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        sms(settings).send(message("x"));
        assertThat(asked.get(0)).startsWith("GET /?to=%2B8613800138000 ");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0, true",
        "200, OK, true",
        "201, 0, false",
        "200, 1, false",
        "200, 1006, true",
        "500, 0, false",
        "302, 0, false"
    })
    void an_answer_means_what_the_settings_say(int answered, String code, boolean taken) {
        status = answered;
        answer = "{\"result\":{\"code\":\"" + code + "\"}}";
        Throwable failed = catchThrowable(() -> sms("", JSON, "{}", BY_CODE).send(message("x")));
        assertThat(failed == null).isEqualTo(taken);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_number_that_takes_no_messages_is_told_without_the_number(CapturedOutput output) {
        answer = "{\"result\":{\"code\":1006,\"message\":\"+8613800138000 is on a list\"}}";
        assertThatCode(() -> sms("", JSON, "{}", BY_CODE).send(message("x"))).doesNotThrowAnyException();
        assertThat(output).contains("1006").doesNotContain("13800138000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html/>",
                "{\"result\":",
                "{\"result\":{\"code\":null}}",
                "{\"result\":{\"code\":\"no +8613800138000\"}}",
                "{\"result\":{\"code\":{}}}"
            })
    void nonsense_is_no_yes_and_is_not_repeated(String nonsense) {
        answer = nonsense;
        assertThatThrownBy(() -> sms("", JSON, "{}", BY_CODE).send(message("x")))
                .isInstanceOf(NotHandedOver.class)
                .hasMessage("The SMS gateway did not take the message: nonsense");
    }

    @Test
    void an_answer_that_breaks_off_or_does_not_end_is_no_yes() {
        claimedLength = 1000;
        assertThatItIsNotTaken();
        claimedLength = 0;
        pause = 5000;
        Instant begun = Instant.now();
        assertThatItIsNotTaken();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMillis(3500));
        server.stop(0);
        assertThatItIsNotTaken();
        assertThat(asked).hasSize(2);
    }

    private void assertThatItIsNotTaken() {
        Throwable failed = catchThrowable(() -> sms("", JSON, "{}", BY_CODE).send(message("x")));
        assertThat(failed).isInstanceOf(NotHandedOver.class);
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("13800138000", "427190", "secret-of-ours");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.example.com/send, Set regain.outside.sms.http.url to a whole address",
        "http://gateway.example.com/send, Set regain.outside.sms.http.url to a whole address",
        "https://{phone}.example.com/, Set regain.outside.sms.http.url to a whole address",
        "https://gateway.example.com/?to={number}, Set regain.outside.sms.http.url with no other placeholders",
        ", Set regain.outside.sms.http.url"
    })
    void an_address_that_is_none_or_not_safe_stops_the_start(String url, String said) {
        assertThatThrownBy(() -> sms(settings(url, JSON, "{}", BY_STATUS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(said);
    }

    @Test
    void a_template_or_a_rule_that_cannot_be_meant_stops_the_start() {
        assertThatStartStops(JSON, "{\"to\":\"{nobody}\"}", BY_STATUS, "body with no other placeholders");
        assertThatStartStops(Map.of(), "to={phone}", BY_STATUS, "headers.Content-Type");
        assertThatStartStops(Map.of("a b", "c"), "", BY_STATUS, "headers without a b");
        assertThatStartStops(JSON, "{}", new Accepted(200, 299, "code", Set.of("0"), Set.of()), "accepted.pointer");
        assertThatStartStops(JSON, "{}", new Accepted(200, 299, "/code", Set.of(), Set.of()), "accepted.values");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_no_yes_and_is_not_waited_for(Fault fault) throws Exception {
        try (FaultyLine line = new FaultyLine(server.getAddress().getPort())) {
            line.has(fault);
            SmsGateway gateway = sms(new HttpSmsSettings(
                    "http://127.0.0.1:" + line.port() + "/",
                    "POST",
                    JSON,
                    "{\"to\":\"{phone}\"}",
                    BY_STATUS,
                    Duration.ofMillis(500),
                    Duration.ofMillis(500)));
            assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(() -> gateway.send(message("100012340001")))
                    .isInstanceOf(NotHandedOver.class)
                    .hasMessageNotContaining("13800138000"));
            line.has(null);
            gateway.send(message("100012340001"));
        }
    }

    @Test
    void a_server_whose_certificate_does_not_fit_is_told_nothing(@TempDir Path folder) throws Exception {
        HttpsServer stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(NobodysCertificate.in(folder)));
        stranger.setExecutor(threads);
        stranger.createContext("/", this::take);
        stranger.start();
        try {
            SmsGateway gateway =
                    sms(settings("https://localhost:" + stranger.getAddress().getPort() + "/", JSON, "{}", BY_STATUS));
            assertThatThrownBy(() -> gateway.send(message("100012340001")))
                    .isInstanceOf(NotHandedOver.class)
                    .hasMessageContaining("SSL");
            assertThat(asked).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    private void assertThatStartStops(Map<String, String> headers, String body, Accepted accepted, String said) {
        assertThatThrownBy(() -> sms(settings(address(), headers, body, accepted)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Set regain.outside.sms.http." + said);
    }

    private SmsGateway sms(String more, Map<String, String> headers, String body, Accepted accepted) {
        return sms(settings(address() + more, headers, body, accepted));
    }

    private static SmsGateway sms(HttpSmsSettings settings) {
        StaticMessageSource words = new StaticMessageSource();
        words.addMessage("brand.name", Locale.ENGLISH, "Regain");
        words.addMessage("sms.signed", Locale.ENGLISH, "{1}");
        words.addMessage("sms.ACCOUNT_INFORMATION", Locale.ENGLISH, "Account {0}, code {1}");
        return new HttpSms(settings, new MessageWords(words), new ObjectMapper());
    }

    private static HttpSmsSettings settings(String url, Map<String, String> headers, String body, Accepted accepted) {
        return new HttpSmsSettings(url, "POST", headers, body, accepted, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static Message message(String account) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("accounts", account);
        parameters.put("code", "427190");
        return new Message(
                KEY, new PhoneNumber("+8613800138000"), Template.ACCOUNT_INFORMATION, parameters, Locale.ENGLISH);
    }
}
