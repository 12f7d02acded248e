package dev.regain.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The first days of October 2026 are holidays; Saturday the 10th makes up for one of them. */
    private final WorkingDays days = new WorkingDays(new AppealSettings(
            3,
            Duration.ofDays(7),
            Duration.ofDays(5),
            3,
            3,
            Duration.ofDays(30),
            Duration.ofMinutes(30),
            null,
            CHINA,
            Set.of(
                    LocalDate.of(2026, 10, 1),
                    LocalDate.of(2026, 10, 2),
                    LocalDate.of(2026, 10, 5),
                    LocalDate.of(2026, 10, 6),
                    LocalDate.of(2026, 10, 7)),
            Set.of(LocalDate.of(2026, 10, 10))));

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
