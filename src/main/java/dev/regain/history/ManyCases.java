package dev.regain.history;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.regain.audit.AuditLog;
import dev.regain.history.NotInHistory.What;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Numbers about many cases, for Cockpit's plug-in and as files. Each address takes {@code process}, {@code version}, {@code from} and
 * {@code until}, and with {@code than} before them those to compare with.
 */
@RestController
@RequestMapping("/history")
class ManyCases {

    /** Of what is asked about now; days and versions are not looked at then, and so are not to be asked for. */
    private static final String[] OF_NOW = {"process"};

    private static final String[] PARAMETERS = Stream.concat(
                    Stream.of("process"),
                    Selection.PARAMETERS.stream().flatMap(name -> Stream.of(name, Selection.second(name))))
            .toArray(String[]::new);

    private final Map<String, Numbers<?>> numbers;
    private final EventLog eventLog;
    private final Exports exports;
    private final Reading reading;
    private final Definitions definitions;
    private final HistorySettings settings;

    ManyCases(
            List<Numbers<?>> numbers,
            EventLog eventLog,
            Exports exports,
            Reading reading,
            Definitions definitions,
            HistorySettings settings) {
        this.numbers = numbers.stream().collect(toMap(Numbers::name, identity()));
        this.eventLog = eventLog;
        this.exports = exports;
        this.reading = reading;
        this.definitions = definitions;
        this.settings = settings;
    }

    /** A table of one selection. */
    record Counted(Integer version, LocalDate from, LocalDate until, List<? extends Record> rows) {}

    /** @param tables of what was asked for, and of what it is to be compared with, if anything */
    record Answer(String process, List<Counted> tables) {}

    @GetMapping("/numbers/{numbers}")
    Answer numbers(@PathVariable("numbers") String name, @RequestParam MultiValueMap<String, String> parameters) {
        Numbers<?> asked = named(name);
        return reading.of(() -> answer(asked, selections(asked, parameters)));
    }

    private static Answer answer(Numbers<?> asked, List<Selection> selections) {
        return new Answer(
                selections.get(0).process(),
                selections.stream()
                        .map(one -> new Counted(one.version(), one.from(), one.until(), asked.of(one)))
                        .toList());
    }

    /** The same with the selection in each row, so that two of them are one table. */
    @GetMapping("/numbers/{numbers}.csv")
    void csv(
            @PathVariable("numbers") String name,
            @RequestParam MultiValueMap<String, String> parameters,
            Principal staff,
            HttpServletResponse answer)
            throws IOException {
        Numbers<?> asked = named(name);
        List<Selection> selections = reading.of(() -> selections(asked, parameters));
        RecordComponent[] columns = asked.row().getRecordComponents();
        List<String> header = new ArrayList<>(List.of("selectedProcess", "version", "from", "until"));
        Arrays.stream(columns).map(RecordComponent::getName).forEach(header::add);
        List<List<Object>> rows = reading.of(() -> selections.stream()
                .flatMap(one -> asked.of(one).stream().map(row -> cells(one, row, columns)))
                .toList());
        exports.send(
                answer,
                staff,
                AuditLog.MANY_CASES,
                name,
                told(selections),
                Csv.MEDIA_TYPE,
                "csv",
                out -> Csv.write(out, header, rows.stream()));
    }

    /** The event log of the first selection, for tools that mine processes. */
    @GetMapping("/events.xes")
    void events(@RequestParam MultiValueMap<String, String> parameters, Principal staff, HttpServletResponse answer)
            throws IOException {
        List<Selection> selections =
                reading.of(() -> selections(PARAMETERS, parameters)).subList(0, 1);
        exports.send(
                answer,
                staff,
                AuditLog.MANY_CASES,
                "events",
                told(selections),
                EventLog.MEDIA_TYPE,
                "xes",
                out -> eventLog.write(selections.get(0), out));
    }

    private Numbers<?> named(String name) {
        return Optional.ofNullable(numbers.get(name))
                .orElseThrow(() -> new NotInHistory(What.NO_SUCH_TABLE, "There are no numbers of that name."));
    }

    private List<Selection> selections(Numbers<?> numbers, MultiValueMap<String, String> parameters) {
        return selections(numbers.areOfNow() ? OF_NOW : PARAMETERS, parameters);
    }

    private List<Selection> selections(String[] known, MultiValueMap<String, String> parameters) {
        return Selection.all(new Asked(parameters, known), definitions, settings.zone());
    }

    private static List<Object> cells(Selection selection, Record row, RecordComponent[] columns) {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(selection.process(), selection.version(), selection.from(), selection.until()));
        for (RecordComponent column : columns) {
            cells.add(cell(row, column));
        }
        return cells;
    }

    private static Object cell(Record row, RecordComponent column) {
        try {
            column.getAccessor().setAccessible(true);
            Object value = column.getAccessor().invoke(row);
            // Of a second, whoever reads a table needs no millionths.
            return value instanceof Double seconds
                    ? BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP)
                    : value;
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For the audit log: {@code process-enterpriseAppeal version-3 from-2026-01-01 than from-2025-01-01}. */
    private static String told(List<Selection> selections) {
        List<String> words = new ArrayList<>(
                List.of(Exports.word("process", selections.get(0).process())));
        for (Selection selection : selections) {
            if (selection != selections.get(0)) {
                words.add(Selection.SECOND);
            }
            Optional.ofNullable(selection.version()).ifPresent(version -> words.add("version-" + version));
            Optional.ofNullable(selection.from()).ifPresent(day -> words.add("from-" + day));
            Optional.ofNullable(selection.until()).ifPresent(day -> words.add("until-" + day));
        }
        return String.join(" ", words);
    }
}
