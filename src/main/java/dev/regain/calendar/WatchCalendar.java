package dev.regain.calendar;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** At the start and every day after: operators read in time that the calendar needs its next year. */
@Component
class WatchCalendar {

    /** By then what begins now may be due. */
    private static final int DAYS_AHEAD = 30;

    private static final Logger LOG = LoggerFactory.getLogger(WatchCalendar.class);

    private final WorkingCalendar calendar;
    private final CalendarSettings settings;
    private final Clock clock;

    WatchCalendar(WorkingCalendar calendar, CalendarSettings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT24H")
    void look() {
        int year = LocalDate.ofInstant(clock.instant(), settings.zone())
                .plusDays(DAYS_AHEAD)
                .getYear();
        if (!calendar.lists(year)) {
            LOG.warn(
                    "In {} days or less the calendar ends: it lists no day of {}. Add its holidays to regain.calendar.days.",
                    DAYS_AHEAD,
                    year);
        }
    }
}
