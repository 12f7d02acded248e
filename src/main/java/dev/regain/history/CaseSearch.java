package dev.regain.history;

import dev.regain.history.Definitions.Definition;
import dev.regain.history.WrongQuestion.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * Which cases are looked for, and which page of them.
 *
 * @param process a process that began the case or was called in it, by its id
 * @param version one of its versions, where a process is named; and {@code definition} the engine's id of it
 * @param outcome the end event that this process came to, or the case where none is named
 * @param reviewer who completed a task of the staff in it
 * @param caseNumber the beginning of the case's key, in small letters
 * @param startedFrom the first moment; and {@code startedBefore} the first one after, as with the end
 * @param shortest how long the case took at least, and {@code longest} at most; of running cases none is told
 * @param page from 0
 * @param after the case before the first one, in a list from the oldest to the newest; then there are no pages
 */
record CaseSearch(
        Optional<How> how,
        Optional<Incidents> incidents,
        Optional<String> process,
        Optional<Long> version,
        Optional<String> definition,
        Optional<String> outcome,
        Optional<String> reviewer,
        Optional<String> caseNumber,
        Optional<Instant> startedFrom,
        Optional<Instant> startedBefore,
        Optional<Instant> endedFrom,
        Optional<Instant> endedBefore,
        Optional<Duration> shortest,
        Optional<Duration> longest,
        Sort sort,
        boolean ascending,
        int page,
        int size,
        Optional<After> after) {

    static final String[] PARAMETERS = {
        "how",
        "incidents",
        "process",
        "version",
        "outcome",
        "reviewer",
        "case",
        "startedFrom",
        "startedTo",
        "endedFrom",
        "endedTo",
        "minutesFrom",
        "minutesTo",
        "sort",
        "order",
        "page",
        "size"
    };

    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}[0-9a-f-]{0,28}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,8}");
    private static final int MOST_ROWS = 200;
    private static final int ROWS = 25;
    private static final int BATCH = 2000;
    private static final int LAST_PAGE = 1_000_000;
    private static final long LONGEST_MINUTES = 10_000_000;

    /** Where a list goes on: behind the case that began at this moment and has this id. */
    record After(Instant startedAt, String id) {}

    /** How a case stands. */
    enum How {
        RUNNING,
        /** Came to an end of its diagram that somebody wanted. */
        FINISHED,
        /** Deleted, or ended because nobody went on, or because the applicant withdrew. */
        ENDED_EARLY
    }

    enum Incidents {
        /** Something waits for an administrator now. */
        OPEN,
        /** Something did, once. */
        ANY
    }

    enum Sort {
        STARTED,
        ENDED,
        DURATION
    }

    enum Order {
        ASC,
        DESC
    }

    /** @throws WrongQuestion naming the parameter that cannot be understood, or that nothing can fit */
    static CaseSearch of(MultiValueMap<String, String> parameters, Definitions definitions, ZoneId zone) {
        Asked asked = new Asked(parameters, PARAMETERS);
        Optional<String> process = asked.text("process");
        Optional<Long> version = asked.whole("version", 1, Integer.MAX_VALUE);
        Optional<String> definition = definition(process, version, definitions);
        Optional<Instant> startedFrom = asked.day("startedFrom", zone);
        Optional<Instant> startedBefore = asked.dayAfter("startedTo", zone);
        Asked.inOrder("startedFrom", startedFrom, "startedTo", startedBefore, false);
        Optional<Instant> endedFrom = asked.day("endedFrom", zone);
        Optional<Instant> endedBefore = asked.dayAfter("endedTo", zone);
        Asked.inOrder("endedFrom", endedFrom, "endedTo", endedBefore, false);
        Optional<Duration> shortest =
                asked.whole("minutesFrom", 0, LONGEST_MINUTES).map(Duration::ofMinutes);
        Optional<Duration> longest =
                asked.whole("minutesTo", 0, LONGEST_MINUTES).map(Duration::ofMinutes);
        Asked.inOrder("minutesFrom", shortest, "minutesTo", longest, true);
        return new CaseSearch(
                asked.oneOf("how", How.class),
                asked.oneOf("incidents", Incidents.class),
                process,
                version,
                definition,
                asked.text("outcome"),
                asked.text("reviewer"),
                asked.text("case").map(CaseSearch::number),
                startedFrom,
                startedBefore,
                endedFrom,
                endedBefore,
                shortest,
                longest,
                asked.oneOf("sort", Sort.class).orElse(Sort.STARTED),
                asked.oneOf("order", Order.class).orElse(Order.DESC) == Order.ASC,
                asked.whole("page", 0, LAST_PAGE).orElse(0L).intValue(),
                asked.whole("size", 1, MOST_ROWS).orElse((long) ROWS).intValue(),
                Optional.empty());
    }

    /**
     * The same cases, the oldest first, so many at once that they do not fill the memory. Each part goes on behind the last case of
     * the one before: a page would leave out as many as have gone from the ones before meanwhile.
     */
    CaseSearch partAfter(Optional<After> last) {
        return new CaseSearch(
                how,
                incidents,
                process,
                version,
                definition,
                outcome,
                reviewer,
                caseNumber,
                startedFrom,
                startedBefore,
                endedFrom,
                endedBefore,
                shortest,
                longest,
                Sort.STARTED,
                true,
                0,
                BATCH,
                last);
    }

    /**
     * For the audit log: {@code process-recoverByPhone from-2026-01-01 outcome}. Of what is somebody of the staff, or a text that
     * anybody may have made up, the name will do; how the list is sorted and paged says nothing of a file.
     */
    String told(ZoneId zone) {
        List<String> words = new ArrayList<>();
        how.ifPresent(one -> words.add(Exports.word("how", Asked.written(one))));
        incidents.ifPresent(which -> words.add("incidents"));
        process.ifPresent(id -> words.add(Exports.word("process", id)));
        version.ifPresent(number -> words.add(Exports.word("version", number)));
        outcome.ifPresent(end -> words.add("outcome"));
        reviewer.ifPresent(person -> words.add("reviewer"));
        caseNumber.ifPresent(number -> words.add("case"));
        startedFrom.ifPresent(moment -> words.add(Exports.word("from", LocalDate.ofInstant(moment, zone))));
        startedBefore.ifPresent(moment -> words.add(Exports.word("until", dayBefore(moment, zone))));
        endedFrom.ifPresent(moment -> words.add(Exports.word("ended-from", LocalDate.ofInstant(moment, zone))));
        endedBefore.ifPresent(moment -> words.add(Exports.word("ended-until", dayBefore(moment, zone))));
        shortest.or(() -> longest).ifPresent(minutes -> words.add("minutes"));
        return String.join(" ", words);
    }

    private static LocalDate dayBefore(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone).minusDays(1);
    }

    private static Optional<String> definition(
            Optional<String> process, Optional<Long> version, Definitions definitions) {
        if (process.isEmpty() && version.isPresent()) {
            throw new WrongQuestion("version", Why.OF_NO_PROCESS, "is of a process, which is not named");
        }
        if (process.isEmpty()) {
            return Optional.empty();
        }
        List<Definition> versions = definitions.versions(process.get());
        if (versions.isEmpty() && !definitions.hasCases(process.get())) {
            throw new WrongQuestion("process", Why.NO_SUCH_PROCESS, "is not there, nor is there any case of it");
        }
        return version.map(number -> definitions
                .id(process.get(), number)
                .orElseThrow(() -> new WrongQuestion(
                        "version",
                        Why.NO_SUCH_VERSION,
                        "is gone, and all its cases, or it never was"
                                + (versions.isEmpty()
                                        ? ""
                                        : "; the newest is " + versions.get(0).version()))));
    }

    private static String number(String told) {
        String number = told.toLowerCase(Locale.ROOT);
        if (BEGINNING.matcher(number).matches() || NUMBER.matcher(number).matches()) {
            return number;
        }
        throw new WrongQuestion(
                "case",
                Why.NO_CASE_NUMBER,
                "is a case's number such as 3F2A91C4, or its first four characters and more");
    }
}
