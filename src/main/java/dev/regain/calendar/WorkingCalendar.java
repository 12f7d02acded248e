package dev.regain.calendar;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Which days are working days: Monday to Friday, but for those that the calendar's file lists. The file is CSV in UTF-8 with the
 * columns {@code day} ({@code 2026-10-01}) and {@code kind} ({@code holiday} or {@code working-day}); a line that begins with
 * {@code #} is a comment. Of a year without any day in the file nothing is known but its weekends.
 */
@Component
class WorkingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendar.class);

    private static final String HOLIDAY = "holiday";
    private static final String WORKING_DAY = "working-day";

    private final Map<LocalDate, String> listed;
    private final Set<Integer> years;
    private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

    /** @throws IllegalStateException where the file cannot be read or is not written so; with the line */
    WorkingCalendar(CalendarSettings settings) {
        listed = read(settings.days());
        years = listed.keySet().stream().map(LocalDate::getYear).collect(Collectors.toSet());
    }

    boolean isWorkingDay(LocalDate day) {
        if (!lists(day.getYear()) && warned.add(day.getYear())) {
            LOG.warn(
                    "The calendar lists no day of {}: until it does, only weekends are free. Set regain.calendar.days.",
                    day.getYear());
        }
        return isListedAsWorkingDay(day);
    }

    /** Whether the file has any day of this year. */
    boolean lists(int year) {
        return years.contains(year);
    }

    /** The same of any year, and nothing is said of one that is not listed. */
    boolean isListedAsWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? WORKING_DAY.equals(listed.get(day)) : !HOLIDAY.equals(listed.get(day));
    }

    private static Map<LocalDate, String> read(Resource file) {
        Map<LocalDate, String> days = new HashMap<>();
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> lines = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord line : lines) {
                String kind = line.getField("kind").strip();
                boolean isKnown = kind.equals(HOLIDAY) || kind.equals(WORKING_DAY);
                LocalDate day = LocalDate.parse(line.getField("day").strip());
                if (!isKnown || days.put(day, kind) != null) {
                    throw broken(file, line.getStartingLineNumber(), null);
                }
            }
            return days;
        } catch (DateTimeParseException | NoSuchElementException | CsvParseException | IOException unreadable) {
            throw broken(file, 0, unreadable);
        }
    }

    private static IllegalStateException broken(Resource file, long line, Exception cause) {
        return new IllegalStateException(
                "The calendar " + file + " cannot be read" + (line > 0 ? ", line " + line : "")
                        + ": it has the columns day and kind, each day once, as holiday or working-day.",
                cause);
    }
}
