package dev.regain.appeal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** The working days of the people who review: from Monday to Friday, with what the calendar of the year makes of them. */
@Component
class WorkingDays {

    private final AppealSettings settings;

    WorkingDays(AppealSettings settings) {
        this.settings = settings;
    }

    /** The end of the working day that comes so many working days after the day of this moment. */
    Instant after(Instant moment, int days) {
        LocalDate day = moment.atZone(settings.zone()).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(settings.zone()).minusSeconds(1).toInstant();
    }

    private boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend
                ? settings.workingWeekends().contains(day)
                : !settings.holidays().contains(day);
    }

    /** The moment as a reader of the calendar has it. */
    ZonedDateTime local(Instant moment) {
        return moment.atZone(settings.zone());
    }
}
