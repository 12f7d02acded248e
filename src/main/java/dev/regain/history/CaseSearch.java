package dev.regain.history;

import dev.regain.history.Definitions.Definition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * Which cases are looked for, and which page of them.
 *
 * @param process a process that began the case or was called in it, by its id
 * @param definition the engine's id of one of its versions, where a process is named
 * @param outcome the end event that this process came to, or the case where none is named
 * @param reviewer who completed a task of the staff in it
 * @param caseNumber the beginning of the case's key, in small letters
 * @param startedFrom the first moment; and {@code startedBefore} the first one after, as with the end
 * @param shortest how long the case took at least, and {@code longest} at most; of running cases none is told
 * @param page from 0
 */
record CaseSearch(
        Optional<How> how,
        Optional<Incidents> incidents,
        Optional<String> process,
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
        int size) {

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
        Optional<String> definition = definition(process, asked.whole("version", 1, Integer.MAX_VALUE), definitions);
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
                asked.whole("size", 1, MOST_ROWS).orElse((long) ROWS).intValue());
    }

    /** The same cases in large pages, the oldest first: what begins meanwhile is on the last of them. */
    CaseSearch batch(int page) {
        return new CaseSearch(
                how,
                incidents,
                process,
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
                page,
                BATCH);
    }

    private static Optional<String> definition(
            Optional<String> process, Optional<Long> version, Definitions definitions) {
        if (process.isEmpty() && version.isPresent()) {
            throw new WrongQuestion("version", "is of a process, which is not named");
        }
        if (process.isEmpty()) {
            return Optional.empty();
        }
        List<Definition> versions = definitions.versions(process.get());
        if (versions.isEmpty() && !definitions.hasCases(process.get())) {
            throw new WrongQuestion("process", "is not there, nor is there any case of it");
        }
        return version.map(number -> definitions
                .id(process.get(), number)
                .orElseThrow(() -> new WrongQuestion(
                        "version",
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
        throw new WrongQuestion("case", "is a case's number such as 3F2A91C4, or its first four characters and more");
    }
}
