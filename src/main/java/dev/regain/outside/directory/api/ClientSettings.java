package dev.regain.outside.directory.api;

import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use the API.
 *
 * @param clients by name, the SHA-256 of the client's token in lower-case hex. A token is 256 random bits, so that a hash
 *     without salt tells nobody anything. With no client nobody gets in.
 */
@Validated
@ConfigurationProperties("regain.outside.directory")
record ClientSettings(
        @DefaultValue
        Map<
                        @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String,
                        @Pattern(regexp = "[0-9a-f]{64}", message = "must be the SHA-256 of a token in hex") String>
                clients) {

    /** Names alone. */
    @Override
    public String toString() {
        return "ClientSettings" + clients.keySet();
    }
}
