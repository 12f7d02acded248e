package dev.regain.history;

import dev.regain.history.Definitions.Definition;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is counted: of one process, in all versions or in one, what began on these days.
 *
 * @param version null for all of them
 * @param definitions the engine's id of each version that is meant
 * @param from the first day, or null for as long as there is history
 * @param until the last day, or null for now
 */
record Selection(
        String process, Integer version, List<String> definitions, LocalDate from, LocalDate until, ZoneId zone) {

    /** As the address names them; the second selection, to compare with, has {@code than} before each. */
    static final List<String> PARAMETERS = List.of("version", "from", "until");

    static final String SECOND = "than";

    /** @throws WrongQuestion naming the parameter that cannot be understood */
    static Selection first(Asked asked, Definitions definitions, ZoneId zone) {
        return read(asked, "version", "from", "until", definitions, zone);
    }

    /** The same process in another time or version, where one of them is asked for. */
    static Optional<Selection> second(Asked asked, Definitions definitions, ZoneId zone) {
        boolean isAsked =
                PARAMETERS.stream().anyMatch(name -> asked.text(second(name)).isPresent());
        return isAsked
                ? Optional.of(read(asked, second("version"), second("from"), second("until"), definitions, zone))
                : Optional.empty();
    }

    /** {@code thanFrom} */
    static String second(String name) {
        return SECOND + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Selection read(
            Asked asked, String version, String from, String until, Definitions definitions, ZoneId zone) {
        String process = asked.text("process")
                .orElseThrow(() -> new WrongQuestion("process", "is to be named: numbers are of one process"));
        List<Definition> versions = definitions.versions(process);
        if (versions.isEmpty()) {
            throw new WrongQuestion("process", "is not deployed, nor is there any case of it");
        }
        Optional<Long> number = asked.whole(version, 1, Integer.MAX_VALUE);
        List<String> meant = versions.stream()
                .filter(one -> number.isEmpty() || one.version() == number.get())
                .map(Definition::id)
                .toList();
        if (meant.isEmpty()) {
            throw new WrongQuestion(
                    version,
                    "is gone, or never was; the newest is " + versions.get(0).version());
        }
        Asked.inOrder(from, asked.day(from, zone), until, asked.dayAfter(until, zone), false);
        return new Selection(
                process,
                number.map(Long::intValue).orElse(null),
                meant,
                asked.day(from, zone)
                        .map(moment -> LocalDate.ofInstant(moment, zone))
                        .orElse(null),
                asked.day(until, zone)
                        .map(moment -> LocalDate.ofInstant(moment, zone))
                        .orElse(null),
                zone);
    }

    /** The condition in SQL, for {@code ACT_HI_PROCINST}, {@code ACT_HI_ACTINST} or {@code ACT_HI_TASKINST} under this name. */
    String of(String table) {
        return table + ".PROC_DEF_KEY_ = :process" + since(table)
                + (until == null ? "" : " and " + table + ".START_TIME_ < " + begin(until.plusDays(1)))
                + (version == null ? "" : " and " + table + ".PROC_DEF_ID_ in (:definitions)");
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
