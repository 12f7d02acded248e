package dev.regain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The time of the people who review: each working day has all of its hours, any other day has none. */
@Component
public class WorkingDays {

    private final WorkingCalendar calendar;
    private final CalendarSettings settings;

    WorkingDays(WorkingCalendar calendar, CalendarSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /** Of a calendar's file, see {@link WorkingCalendar}, where there is no application around. */
    public static WorkingDays by(ZoneId zone, Resource days) {
        CalendarSettings settings = new CalendarSettings(zone, days);
        return new WorkingDays(new WorkingCalendar(settings), settings);
    }

    /** The end of the working day that comes so many working days after the day of this moment. */
    public Instant after(Instant moment, int days) {
        LocalDate day = dayOf(moment);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return beginOf(day.plusDays(1)).minusSeconds(1);
    }

    /** The moment at which so much working time has passed since this one. */
    public Instant after(Instant moment, Duration time) {
        Duration left = time;
        for (LocalDate day = dayOf(moment); ; day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                Instant begin = later(moment, beginOf(day));
                Duration today = Duration.between(begin, beginOf(day.plusDays(1)));
                if (left.compareTo(today) < 0) {
                    return begin.plus(left);
                }
                left = left.minus(today);
            }
        }
    }

    /** How much working time passes from one moment to the other; none where that one is earlier. */
    public Duration between(Instant from, Instant to) {
        Duration passed = Duration.ZERO;
        for (LocalDate day = dayOf(from); beginOf(day).isBefore(to); day = day.plusDays(1)) {
            Instant begin = later(from, beginOf(day));
            Instant end = earlier(to, beginOf(day.plusDays(1)));
            if (calendar.isWorkingDay(day) && begin.isBefore(end)) {
                passed = passed.plus(Duration.between(begin, end));
            }
        }
        return passed;
    }

    private LocalDate dayOf(Instant moment) {
        return moment.atZone(settings.zone()).toLocalDate();
    }

    private Instant beginOf(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The moment as a reader of the calendar has it. */
    public ZonedDateTime local(Instant moment) {
        return moment.atZone(settings.zone());
    }
}
