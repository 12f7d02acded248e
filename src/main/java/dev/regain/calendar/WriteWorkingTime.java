package dev.regain.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** At each start, the calendar as a table for {@link WorkingTime}; nothing is written where it says the same already. */
@Component
class WriteWorkingTime implements SmartInitializingSingleton {

    /** More than any history is kept, and than any product runs without a new start. */
    private static final int YEARS_BACK = 6;

    private static final int YEARS_AHEAD = 3;

    /** As the columns of the table. */
    record Day(LocalDate onDay, long secondsBefore, LocalDateTime turnsAt, int runsBefore, int runsAfter) {}

    private final WorkingCalendar calendar;
    private final CalendarSettings settings;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WriteWorkingTime(
            WorkingCalendar calendar,
            CalendarSettings settings,
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int year = LocalDate.ofInstant(clock.instant(), settings.zone()).getYear();
        List<Day> days = days(
                LocalDate.of(year - YEARS_BACK, 1, 1),
                LocalDate.of(year + YEARS_AHEAD, 12, 31),
                ZoneId.systemDefault());
        try {
            transactions.executeWithoutResult(written -> write(days));
        } catch (DuplicateKeyException | ConcurrencyFailureException writtenByAnotherNode) {
            // In the same moment, and no different.
        }
    }

    /** @param clockZone in which the engine writes its times: this machine's */
    List<Day> days(LocalDate first, LocalDate last, ZoneId clockZone) {
        List<Day> days = new ArrayList<>();
        long before = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = day.atStartOfDay(clockZone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(clockZone).toInstant();
            LocalDate ours = LocalDate.ofInstant(begin, settings.zone());
            Instant next = ours.plusDays(1).atStartOfDay(settings.zone()).toInstant();
            Instant turn = next.isBefore(end) ? next : end;
            int runsBefore = calendar.isListedAsWorkingDay(ours) ? 1 : 0;
            int runsAfter = calendar.isListedAsWorkingDay(ours.plusDays(1)) ? 1 : 0;
            days.add(new Day(day, before, LocalDateTime.ofInstant(turn, clockZone), runsBefore, runsAfter));
            before += runsBefore * Duration.between(begin, turn).toSeconds()
                    + runsAfter * Duration.between(turn, end).toSeconds();
        }
        return days;
    }

    private void write(List<Day> days) {
        List<Day> there = database.query(
                "select on_day, seconds_before, turns_at, runs_before, runs_after from working_time order by on_day",
                (row, number) -> new Day(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getObject(3, LocalDateTime.class),
                        row.getInt(4),
                        row.getInt(5)));
        if (there.equals(days)) {
            return;
        }
        database.update("delete from working_time");
        database.batchUpdate(
                "insert into working_time (on_day, seconds_before, turns_at, runs_before, runs_after) values (?, ?, ?, ?, ?)",
                days,
                500,
                (row, day) -> {
                    row.setObject(1, day.onDay());
                    row.setLong(2, day.secondsBefore());
                    row.setObject(3, day.turnsAt());
                    row.setInt(4, day.runsBefore());
                    row.setInt(5, day.runsAfter());
                });
    }
}
