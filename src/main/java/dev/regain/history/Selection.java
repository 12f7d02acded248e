package dev.regain.history;

import dev.regain.history.Definitions.Definition;
import dev.regain.history.WrongQuestion.Why;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is counted: of one process, in all versions or in one, what began on these days.
 *
 * @param version null for all of them
 * @param definitions the engine's id of each version that is meant, the newest first; of a process that is deleted, of the one that
 *     is asked for
 * @param from the first day, or null for as long as there is history
 * @param until the last day, or null for now
 */
record Selection(
        String process, Integer version, List<String> definitions, LocalDate from, LocalDate until, ZoneId zone) {

    /** As the address names them; the second selection, to compare with, has {@code than} before each. */
    static final List<String> PARAMETERS = List.of("version", "from", "until");

    static final String SECOND = "than";

    /**
     * What is asked for, and behind it what it is to be compared with, where anything of that is named; whatever of it is not named is
     * as in the first.
     *
     * @throws WrongQuestion naming the parameter that cannot be understood
     */
    static List<Selection> all(Asked asked, Definitions definitions, ZoneId zone) {
        String process = asked.text("process")
                .orElseThrow(() ->
                        new WrongQuestion("process", Why.NOT_NAMED, "is to be named: numbers are of one process"));
        List<Definition> versions = definitions.versions(process);
        if (versions.isEmpty() && !definitions.hasCases(process)) {
            throw new WrongQuestion("process", Why.NO_SUCH_PROCESS, "is not deployed, nor is there any case of it");
        }
        Selection everything = new Selection(
                process, null, versions.stream().map(Definition::id).toList(), null, null, zone);
        Selection first = everything.narrowed(asked, UnaryOperator.identity(), definitions);
        return PARAMETERS.stream().anyMatch(name -> asked.text(second(name)).isPresent())
                ? List.of(first, first.narrowed(asked, Selection::second, definitions))
                : List.of(first);
    }

    /** {@code thanFrom} */
    static String second(String name) {
        return SECOND + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private Selection narrowed(Asked asked, UnaryOperator<String> named, Definitions known) {
        String from = named.apply("from");
        String until = named.apply("until");
        Optional<Long> number = asked.whole(named.apply("version"), 1, Integer.MAX_VALUE);
        LocalDate first = asked.date(from).orElse(this.from);
        LocalDate last = asked.date(until).orElse(this.until);
        Asked.inOrder(from, Optional.ofNullable(first), until, Optional.ofNullable(last), true);
        return new Selection(
                process,
                number.map(Long::intValue).orElse(version),
                number.map(one -> List.of(known.id(process, one).orElseThrow(() -> gone(named.apply("version")))))
                        .orElse(definitions),
                first,
                last,
                zone);
    }

    private static WrongQuestion gone(String version) {
        return new WrongQuestion(version, Why.NO_SUCH_VERSION, "is gone, and all its cases, or it never was");
    }

    /** The condition in SQL, for {@code ACT_HI_ACTINST} or {@code ACT_HI_TASKINST} under this name. */
    String of(String table) {
        return table + ".PROC_DEF_KEY_ = :process" + (version == null ? "" : " and " + ofVersion(table)) + days(table);
    }

    /**
     * The condition in SQL, for {@code ACT_HI_PROCINST} under this name. A version's process goes without saying; said all the same,
     * PostgreSQL expects a tenth of the processes of that version.
     */
    String ofProcesses(String table) {
        return (version == null ? table + ".PROC_DEF_KEY_ = :process" : ofVersion(table)) + days(table);
    }

    private static String ofVersion(String table) {
        return table + ".PROC_DEF_ID_ in (:definitions)";
    }

    private String days(String table) {
        return since(table) + (until == null ? "" : " and " + table + ".START_TIME_ < " + begin(until.plusDays(1)));
    }

    /** The condition, to be put behind another, that something began on the first day or later. */
    String since(String table) {
        return from == null ? "" : " and " + table + ".START_TIME_ >= " + begin(from);
    }

    /** The values that the condition needs. */
    Map<String, Object> values() {
        return Map.of("process", process, "definitions", definitions);
    }

    /**
     * Written out, and no value: of a range between values PostgreSQL's plans for statements that come often expect next to nothing,
     * and then look up one by one what is most of the table.
     */
    private String begin(LocalDate day) {
        return "timestamp '" + Timestamp.from(day.atStartOfDay(zone).toInstant()) + "'";
    }
}
