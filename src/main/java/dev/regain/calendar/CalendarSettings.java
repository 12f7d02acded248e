package dev.regain.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * @param zone whose days and hours are meant
 * @param days where the days are listed that are not as Monday to Friday has it, see {@link WorkingCalendar}
 */
@Validated
@ConfigurationProperties("regain.calendar")
record CalendarSettings(
        @NotNull @DefaultValue("Asia/Shanghai") ZoneId zone,

        @NotNull @DefaultValue("classpath:calendar/china.csv")
        Resource days) {}
