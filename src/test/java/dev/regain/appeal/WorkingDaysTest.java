package dev.regain.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class WorkingDaysTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The first days of October 2026 are holidays; Saturday the 10th makes up for one of them. */
    private final WorkingDays days = withCalendar("""
            day,kind
            2026-10-01,holiday
            2026-10-02,holiday
            2026-10-05,holiday
            2026-10-06,holiday
            2026-10-07,holiday
            2026-10-10,working-day
            """);

    private static WorkingDays withCalendar(String calendar) {
        AppealSettings settings = new AppealSettings(
                3,
                80,
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofDays(5),
                3,
                3,
                Duration.ofDays(30),
                Duration.ofMinutes(30),
                null,
                CHINA,
                new ByteArrayResource(calendar.getBytes(StandardCharsets.UTF_8)));
        return new WorkingDays(new WorkingCalendar(settings), settings);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 2026-11-26", // a Monday
        "2026-11-26T23:59, 2026-12-01", // a Thursday, over a weekend
        "2026-11-28T12:00, 2026-12-02", // a Saturday
        "2026-09-30T18:00, 2026-10-10", // over the holidays, with the Saturday
        "2026-11-23T00:30, 2026-11-26" // still Sunday by UTC
    })
    void three_working_days_end_with_the_third(LocalDateTime submitted, LocalDate due) {
        Instant end = days.after(submitted.atZone(CHINA).toInstant(), 3);

        assertThat(end.atZone(CHINA).toLocalDateTime()).isEqualTo(due.atTime(23, 59, 59));
    }
}
