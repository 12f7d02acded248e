package dev.regain;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a node stops.
 *
 * @param announcedFor for how long it says that it is not ready, and answers all the same, before it takes no more requests: longer
 *     than a proxy needs to notice; zero where nobody asks. At most a minute
 */
@Validated
@ConfigurationProperties("regain.stop")
record StopSettings(
        @NotNull @DurationMin(seconds = 0) @DurationMax(minutes = 1) @DefaultValue("0s")
        Duration announcedFor) {}
