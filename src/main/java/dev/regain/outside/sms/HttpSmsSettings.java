package dev.regain.outside.sms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Any gateway that takes a message as an HTTP request. Address, headers and body are templates; {@code {phone}} and the other
 * {@link Placeholder}s are filled in, as the place needs it.
 *
 * @param url https, or http on this machine itself; behind its {@code ?} there may be placeholders
 * @param headers with what the gateway knows us by; {@code Content-Type} says how the body is written: one of JSON or of a form
 * @param body may be empty
 * @param accepted which answers mean that the gateway took the message
 * @param connectWithin how long to wait for a connection
 * @param answerWithin how long to wait for the answer
 */
@Validated
@ConfigurationProperties("regain.outside.sms.http")
record HttpSmsSettings(
        String url,

        @NotNull @Pattern(regexp = "GET|POST|PUT") @DefaultValue("POST")
        String method,

        @NotNull @DefaultValue Map<String, String> headers,
        @NotNull @DefaultValue("") String body,
        @Valid @NotNull @DefaultValue Accepted accepted,
        @NotNull @DefaultValue("2s") Duration connectWithin,
        @NotNull @DefaultValue("5s") Duration answerWithin) {

    /** A record's own would print what the gateway knows us by. */
    @Override
    public String toString() {
        return "HttpSmsSettings";
    }

    /**
     * @param from the lowest status that means yes
     * @param to the highest
     * @param pointer a JSON pointer (RFC 6901) to the gateway's own code in the answer, such as {@code /code}; without one, the
     *     status alone says it
     * @param values codes there that mean yes
     * @param neverAgain codes there that mean that this number takes no messages, however often it is tried
     */
    record Accepted(
            @DefaultValue("200") int from,
            @DefaultValue("299") int to,
            String pointer,
            @NotNull @DefaultValue Set<String> values,
            @NotNull @DefaultValue Set<String> neverAgain) {}
}
