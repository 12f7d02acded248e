package dev.regain.outside.sms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.outside.SafeAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Any gateway that takes a message as an HTTP request; the settings say how it is written and what its answers mean. */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "http")
class HttpSms implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSms.class);

    private static final String PLACE = "regain.outside.sms.http.";
    private static final String PROVIDER = "The SMS gateway";
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,8}");

    private static final UnaryOperator<String> IN_JSON =
            value -> new String(JsonStringEncoder.getInstance().quoteAsString(value));
    private static final UnaryOperator<String> IN_FORM = value -> URLEncoder.encode(value, StandardCharsets.UTF_8);

    /** A line break would begin another header; what is no ASCII, no header can say. */
    private static final UnaryOperator<String> IN_HEADER = value -> value.replaceAll("[^\\x20-\\x7e]", "?");

    private final HttpSmsSettings settings;
    private final MessageWords words;
    private final ObjectMapper json;
    private final UnaryOperator<String> inBody;
    private final Optional<JsonPointer> pointer;
    private final OkHttpClient http;

    HttpSms(HttpSmsSettings settings, MessageWords words, ObjectMapper json) {
        this.settings = settings;
        this.words = words;
        this.json = json;
        checkAddress(settings.url());
        Placeholder.check(PLACE + "body", settings.body());
        settings.headers().forEach((name, value) -> checkHeader(name, value));
        inBody = escaping(settings);
        pointer = pointer(settings);
        http = new OkHttpClient.Builder()
                .connectTimeout(settings.connectWithin())
                .readTimeout(settings.answerWithin())
                .writeTimeout(settings.answerWithin())
                .callTimeout(settings.connectWithin().plus(settings.answerWithin()))
                // Each message goes out once, to this address and no other.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
    }

    private static void checkAddress(String url) {
        String setting = PLACE + "url";
        String text = url == null ? "" : url;
        Placeholder.check(setting, text);
        int query = text.indexOf('?');
        String server = query < 0 ? text : text.substring(0, query);
        try {
            SafeAddress.of(setting, new URI(server));
        } catch (URISyntaxException none) {
            throw new IllegalStateException(
                    "Set " + setting + " to a whole address; placeholders are behind its question mark");
        }
    }

    private static void checkHeader(String name, String value) {
        Placeholder.check(PLACE + "headers." + name, value);
        try {
            new Request.Builder().header(name, IN_HEADER.apply(value));
        } catch (IllegalArgumentException none) {
            throw new IllegalStateException("Set " + PLACE + "headers without " + name + ": it is no header to be set");
        }
    }

    private static UnaryOperator<String> escaping(HttpSmsSettings settings) {
        String type = settings.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (type.matches("application/([a-z0-9.-]+\\+)?json.*")) {
            return IN_JSON;
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return IN_FORM;
        }
        if (settings.body().isEmpty()) {
            return UnaryOperator.identity();
        }
        throw new IllegalStateException("Set " + PLACE + "headers.Content-Type to application/json or"
                + " application/x-www-form-urlencoded: how the body is written");
    }

    private static Optional<JsonPointer> pointer(HttpSmsSettings settings) {
        String text = settings.accepted().pointer();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (settings.accepted().values().isEmpty()) {
            throw new IllegalStateException(
                    "Set " + PLACE + "accepted.values: what is at the pointer where a message was taken");
        }
        try {
            return Optional.of(JsonPointer.compile(text));
        } catch (IllegalArgumentException none) {
            throw new IllegalStateException("Set " + PLACE + "accepted.pointer to a JSON pointer, such as /code");
        }
    }

    @Override
    public void send(Message message) {
        try (Response answer = http.newCall(request(message)).execute()) {
            judge(message, answer.code(), answer.peekBody(LONGEST_ANSWER).bytes());
        } catch (IOException away) {
            throw new NotHandedOver(PROVIDER, away.getClass().getSimpleName());
        }
    }

    private Request request(Message message) {
        Request.Builder request = new Request.Builder().url(Placeholder.fill(settings.url(), message, words, IN_FORM));
        settings.headers()
                .forEach((name, value) -> request.header(name, Placeholder.fill(value, message, words, IN_HEADER)));
        // As bytes: a text would be sent with a character set that nobody asked for.
        byte[] body = Placeholder.fill(settings.body(), message, words, inBody).getBytes(StandardCharsets.UTF_8);
        boolean bodiless = settings.method().equals("GET");
        return request.method(settings.method(), bodiless ? null : RequestBody.create(body))
                .build();
    }

    private void judge(Message message, int status, byte[] body) {
        if (status < settings.accepted().from() || status > settings.accepted().to()) {
            throw new NotHandedOver(PROVIDER, "answered " + status);
        }
        if (pointer.isEmpty()) {
            return;
        }
        String code = code(body);
        if (settings.accepted().neverAgain().contains(code)) {
            LOG.warn("{} delivers no {} to a number: {}", PROVIDER, message.template(), code);
        } else if (!settings.accepted().values().contains(code)) {
            // Its words may repeat the number; a short code does not.
            throw new NotHandedOver(PROVIDER, CODE.matcher(code).matches() ? code : "nonsense");
        }
    }

    private String code(byte[] body) {
        try {
            return json.readTree(body).at(pointer.orElseThrow()).asText("");
        } catch (IOException noJson) {
            return "";
        }
    }
}
