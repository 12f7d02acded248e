package dev.regain.history;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of Monday to Friday in which time passes; a made-up year has no holidays.
 *
 * @param opens the first hour of the day
 * @param closes the hour at which it is over; 24 for midnight
 */
record WorkingHours(int opens, int closes) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Instant after(Instant from, Duration length) {
        Instant now = from;
        Duration left = length;
        while (true) {
            LocalDate day = LocalDate.ofInstant(now, ZONE);
            Instant begin = latest(now, at(day, opens));
            Instant end = at(day, closes);
            Duration today = isOff(day) || begin.isAfter(end) ? Duration.ZERO : Duration.between(begin, end);
            if (today.compareTo(left) > 0) {
                return begin.plus(left);
            }
            left = left.minus(today);
            now = at(day.plusDays(1), 0);
        }
    }

    Duration between(Instant from, Instant to) {
        Duration passed = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, ZONE);
        for (LocalDate day = LocalDate.ofInstant(from, ZONE); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = latest(from, at(day, opens));
            Instant end = to.isBefore(at(day, closes)) ? to : at(day, closes);
            if (!isOff(day) && begin.isBefore(end)) {
                passed = passed.plus(Duration.between(begin, end));
            }
        }
        return passed;
    }

    /** The end of the last of so many working days that begin after this moment. */
    static Instant endOfDay(Instant from, int days) {
        LocalDate day = LocalDate.ofInstant(from, ZONE);
        for (int left = days; left > 0; left -= isOff(day) ? 0 : 1) {
            day = day.plusDays(1);
        }
        return at(day, 24);
    }

    private static boolean isOff(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant at(LocalDate day, int hour) {
        return ZonedDateTime.of(day.plusDays(hour / 24), LocalTime.of(hour % 24, 0), ZONE)
                .toInstant();
    }
}
