package dev.regain.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.appeal.ReviewClock.Due;
import dev.regain.appeal.ReviewClock.Left;
import dev.regain.calendar.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

/** Three working days, of which none pass while it is the applicant's turn. */
class ReviewClockTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final WorkingDays days =
            WorkingDays.by(CHINA, new FileSystemResource("src/main/resources/calendar/china.csv"));
    private final AppealSettings settings = new AppealSettings(
            3,
            80,
            Duration.ofDays(30),
            Duration.ofDays(7),
            Duration.ofDays(5),
            Duration.ofDays(1),
            3,
            3,
            Duration.ofDays(30),
            Duration.ofMinutes(30),
            null);

    @Test
    void leads_are_told_after_four_fifths_of_the_working_time() {
        Due due = at("2026-11-23T12:00").begins();

        assertThat(due.at()).isEqualTo(moment("2026-11-26T23:59:59"));
        assertThat(due.soonAt()).isBetween(moment("2026-11-26T07:11:59"), moment("2026-11-26T07:12:01"));
    }

    @Test
    void what_was_left_goes_on_when_the_applicant_answered() {
        Due due = at("2026-11-23T12:00").begins();
        Left left = at("2026-11-24T12:00").stops(due);

        Due again = at("2026-11-27T18:00").goesOn(left);

        // A Friday evening, two days and twelve hours: to Wednesday morning.
        assertThat(again.at()).isEqualTo(moment("2026-12-02T05:59:59"));
        assertThat(again.soonAt()).isBefore(again.at()).isAfter(moment("2026-11-27T18:00"));
    }

    @Test
    void whose_time_was_over_has_none_left() {
        Due due = at("2026-11-23T12:00").begins();
        Left left = at("2026-11-30T12:00").stops(due);

        Due again = at("2026-12-03T09:00").goesOn(left);

        assertThat(again.at()).isEqualTo(moment("2026-12-03T09:00"));
        assertThat(again.soonAt()).isEqualTo(moment("2026-12-03T09:00"));
    }

    private ReviewClock at(String now) {
        return new ReviewClock(days, settings, Clock.fixed(moment(now), CHINA));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }
}
