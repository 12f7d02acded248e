package dev.regain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;

@ExtendWith(OutputCaptureExtension.class)
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
        return WorkingDays.by(CHINA, new ByteArrayResource(calendar.getBytes(StandardCharsets.UTF_8)));
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

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, PT14H, 2026-11-24T00:00",
        "2026-11-23T10:00, PT1H, 2026-11-23T11:00",
        "2026-11-27T20:00, PT10H, 2026-11-30T06:00", // a Friday, over a weekend
        "2026-11-28T12:00, PT1H, 2026-11-30T01:00", // a Saturday has no hours
        "2026-09-30T18:00, PT7H, 2026-10-08T01:00", // nor has a holiday
        "2026-10-09T23:00, PT2H, 2026-10-10T01:00", // a Saturday that makes up for one
        "2026-11-23T10:00, PT0S, 2026-11-23T10:00"
    })
    void working_time_passes_on_working_days(LocalDateTime from, Duration time, LocalDateTime until) {
        Instant end = days.after(from.atZone(CHINA).toInstant(), time);

        assertThat(end.atZone(CHINA).toLocalDateTime()).isEqualTo(until);
        assertThat(days.between(from.atZone(CHINA).toInstant(), end)).isEqualTo(time);
    }

    @Test
    void no_time_passes_backwards() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(days.between(now, now.minusSeconds(3600))).isZero();
    }

    @Test
    void of_a_year_that_the_calendar_does_not_list_only_weekends_are_free_and_that_is_said_once(CapturedOutput log) {
        Instant end =
                days.after(LocalDateTime.parse("2027-09-30T12:00").atZone(CHINA).toInstant(), 3);
        days.after(end, 3);

        assertThat(end.atZone(CHINA).toLocalDate()).isEqualTo(LocalDate.of(2027, 10, 5));
        assertThat(log.getOut()).containsOnlyOnce("The calendar lists no day of 2027");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "day,kind\n2026-10-01,holliday\n",
                "day,kind\n1 October,holiday\n",
                "day,kind\n2026-10-01,holiday\n2026-10-01,working-day\n",
                "date,what\n2026-10-01,holiday\n"
            })
    void a_calendar_that_says_something_else_stops_the_start(String calendar) {
        assertThatThrownBy(() -> withCalendar(calendar))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("columns day and kind");
    }

    @Test
    void the_calendar_that_comes_along_has_this_years_golden_week() throws IOException {
        WorkingDays ours = withCalendar(Files.readString(Path.of("src", "main", "resources", "calendar", "china.csv")));

        assertThat(ours.after(
                        LocalDateTime.parse("2026-09-30T12:00").atZone(CHINA).toInstant(), 3))
                .isEqualTo(
                        LocalDateTime.parse("2026-10-10T23:59:59").atZone(CHINA).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30T10:00, 2027-01-05", // over New Year's Day, a Friday, and a weekend
        "2027-02-04T10:00, 2027-02-11", // over the Spring Festival from its eve on
        "2027-06-08T10:00, 2027-06-14", // over the Dragon Boat Festival
        "2027-09-14T10:00, 2027-09-20" // over the Mid-Autumn Festival
    })
    void the_calendar_that_comes_along_knows_the_next_years_holidays_by_law(LocalDateTime submitted, LocalDate due)
            throws IOException {
        WorkingDays ours = withCalendar(Files.readString(Path.of("src", "main", "resources", "calendar", "china.csv")));

        Instant end = ours.after(submitted.atZone(CHINA).toInstant(), 3);

        assertThat(end.atZone(CHINA).toLocalDate()).isEqualTo(due);
    }

    @Test
    void thirty_days_before_the_calendar_ends_the_log_says_so(CapturedOutput log) {
        CalendarSettings settings = new CalendarSettings(
                CHINA, new ByteArrayResource("day,kind\n2026-10-01,holiday\n".getBytes(StandardCharsets.UTF_8)));
        WorkingCalendar calendar = new WorkingCalendar(settings);

        new WatchCalendar(calendar, settings, Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), CHINA)).look();
        assertThat(log.getOut()).doesNotContain("the calendar ends");
        new WatchCalendar(calendar, settings, Clock.fixed(Instant.parse("2026-12-02T12:00:00Z"), CHINA)).look();
        assertThat(log.getOut()).containsOnlyOnce("the calendar ends: it lists no day of 2027");
    }
}
