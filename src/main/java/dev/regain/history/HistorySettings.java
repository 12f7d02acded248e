package dev.regain.history;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What analysts see of the history.
 *
 * @param zone whose days are meant where a day is asked for or shown: that in which the working days of appeals end
 */
@Validated
@ConfigurationProperties("regain.history")
record HistorySettings(
        @NotNull @DefaultValue("Asia/Shanghai") ZoneId zone) {}
