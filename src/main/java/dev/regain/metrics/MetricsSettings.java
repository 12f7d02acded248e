package dev.regain.metrics;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may read the metrics.
 *
 * @param token the SHA-256 of a bearer token in lower-case hex. A token is 256 random bits, so that a hash without salt tells nobody
 *     anything. Without one nobody gets in.
 */
@Validated
@ConfigurationProperties("regain.metrics")
record MetricsSettings(
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be the SHA-256 of a token in hex")
        String token) {}
