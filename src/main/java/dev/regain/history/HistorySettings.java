package dev.regain.history;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What analysts see of the history.
 *
 * @param zone whose days are meant where a day is asked for or shown: that in which the working days of appeals end
 * @param targets how long an element of a diagram, by its id, should take at most: working time, of which a working day has 24 hours.
 *     A task with a due date is measured by that
 */
@Validated
@ConfigurationProperties("regain.history")
record HistorySettings(
        @NotNull @DefaultValue("Asia/Shanghai") ZoneId zone,
        @NotNull @DefaultValue Map<String, Duration> targets) {}
