package dev.regain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.calendar.WriteWorkingTime.Day;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the table says is what {@link WorkingDays} says, whatever the clock of the machine. */
class WriteWorkingTimeTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ByteArrayResource HOLIDAYS = new ByteArrayResource(
            "day,kind\n2026-10-01,holiday\n2026-10-10,working-day\n".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "UTC", "Asia/Kolkata", "America/Anchorage"})
    void the_difference_of_two_sums_is_the_working_time_between(String machine) {
        ZoneId clock = ZoneId.of(machine);
        CalendarSettings settings = new CalendarSettings(CHINA, HOLIDAYS);
        JdbcTemplate none = new JdbcTemplate();
        Map<LocalDate, Day> table = new WriteWorkingTime(
                        new WorkingCalendar(settings), settings, none, new JdbcTransactionManager(), Clock.systemUTC())
                .days(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 30), clock).stream()
                        .collect(Collectors.toMap(Day::onDay, Function.identity()));
        WorkingDays days = WorkingDays.by(CHINA, HOLIDAYS);
        Random random = new Random(1);
        for (int example = 0; example < 2_000; example++) {
            Instant from = Instant.parse("2026-09-05T00:00:00Z").plusSeconds(random.nextInt(20 * 86400));
            Instant until = from.plusSeconds(random.nextInt(30 * 86400));

            long passed = passed(until, table, clock) - passed(from, table, clock);

            assertThat(Duration.ofSeconds(passed)).as(from + " " + until).isEqualTo(days.between(from, until));
        }
    }

    /** As {@link WorkingTime} writes it in SQL. */
    private static long passed(Instant moment, Map<LocalDate, Day> table, ZoneId clock) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, clock);
        Day day = table.get(at.toLocalDate());
        LocalDateTime before = at.isBefore(day.turnsAt()) ? at : day.turnsAt();
        LocalDateTime after = at.isAfter(day.turnsAt()) ? at : day.turnsAt();
        return day.secondsBefore()
                + day.runsBefore()
                        * Duration.between(day.onDay().atStartOfDay(), before).toSeconds()
                + day.runsAfter() * Duration.between(day.turnsAt(), after).toSeconds();
    }
}
