package dev.regain.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.regain.history.CaseSearch.After;
import dev.regain.history.CaseSearch.How;
import dev.regain.history.CaseSearch.Incidents;
import dev.regain.history.WrongQuestion.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases among hundreds of thousands; a case is a process that no other one called. */
@Component
class FindCases {

    /** Ends of a whole case that nobody wanted: time ran out, or the applicant gave it up. */
    static final List<String> ENDED_EARLY =
            List.of("abandoned", "expired", "appealExpired", "withdrawn", "nothingChanged");

    private static final String COMPLETED = "COMPLETED";

    /** Of a root process the engine tells each incident once, however deep it is: as the one that caused itself. */
    private static final String INCIDENTS = """
            select i.ROOT_PROC_INST_ID_ from ACT_HI_INCIDENT i where i.CAUSE_INCIDENT_ID_ = i.ID_\
            """;

    private final JdbcClient database;
    private final Definitions definitions;
    private final Reading reading;

    FindCases(JdbcClient database, Definitions definitions, Reading reading) {
        this.database = database;
        this.definitions = definitions;
        this.reading = reading;
    }

    /**
     * A page of cases.
     *
     * @param total how many there are, counted
     */
    record Found(long total, int page, int size, List<FoundCase> cases) {}

    /**
     * A case as it is in a list.
     *
     * @param id of its root process
     * @param caseId the key that all processes of the case share
     * @param name of the process, or its id where that version is deleted
     * @param version null where that version is deleted
     * @param outcome the end event, null while the case runs or where it was deleted
     * @param outcomeName what the diagram calls it
     * @param seconds null while it runs
     * @param at what the case waits at, as the diagrams call it
     * @param reviewers who completed tasks of the staff, each once
     * @param openIncidents what waits for an administrator
     */
    @JsonInclude(Include.NON_NULL)
    record FoundCase(
            String id,
            String caseId,
            String process,
            String name,
            Integer version,
            String definition,
            Instant startedAt,
            Instant endedAt,
            Long seconds,
            String how,
            String outcome,
            String outcomeName,
            List<String> at,
            List<String> reviewers,
            long openIncidents) {

        FoundCase with(String outcomeName, List<String> at, List<String> reviewers) {
            return new FoundCase(
                    id,
                    caseId,
                    process,
                    name,
                    version,
                    definition,
                    startedAt,
                    endedAt,
                    seconds,
                    how,
                    outcome,
                    outcomeName,
                    at,
                    reviewers,
                    openIncidents);
        }
    }

    /** @throws WrongQuestion where it is a figure of one reviewer with fewer than five cases */
    Found find(CaseSearch search) {
        return reading.of(() -> new Found(count(search), search.page(), search.size(), completed(page(search))));
    }

    private long count(CaseSearch search) {
        Map<String, Object> values = new HashMap<>();
        long total = database.sql("select count(*)" + from(search, values))
                .params(values)
                .query(Long.class)
                .single();
        if (search.reviewer().isPresent() && total < FewerThanFive.FEWEST) {
            throw new WrongQuestion(
                    "reviewer",
                    Why.FEWER_THAN_FIVE,
                    "has fewer than five of these cases, and of so few nothing is told");
        }
        return total;
    }

    /**
     * All of them, without who reviewed them, the oldest first and one part after the other: whoever loads the file may take longer
     * than a question to the database.
     *
     * @throws WrongQuestion where it is a figure of one reviewer with fewer than five cases
     */
    Stream<FoundCase> all(CaseSearch search) {
        reading.of(() -> count(search));
        return Stream.iterate(
                        part(search, Optional.empty()),
                        part -> !part.isEmpty(),
                        part -> part(search, Optional.of(part.get(part.size() - 1))))
                .flatMap(List::stream);
    }

    private List<FoundCase> part(CaseSearch search, Optional<FoundCase> last) {
        Optional<After> after = last.map(one -> new After(one.startedAt(), one.id()));
        return reading.of(() -> withWhereTheyAre(page(search.partAfter(after))));
    }

    private static String from(CaseSearch search, Map<String, Object> values) {
        return " from ACT_HI_PROCINST p" + sets(search, values) + " where "
                + String.join(" and ", conditions(search, values));
    }

    /**
     * Joined, and not asked for by {@code in}: PostgreSQL would look each case up in the order of the list until a page is full, which
     * takes long where those that fit are long ago.
     */
    private static String sets(CaseSearch search, Map<String, Object> values) {
        StringBuilder sets = new StringBuilder();
        search.process().ifPresent(process -> sets.append(ran(process, search, values)));
        search.reviewer().ifPresent(reviewer -> {
            values.put("reviewer", reviewer);
            sets.append("""
                     join (select distinct t.ROOT_PROC_INST_ID_ as root from ACT_HI_TASKINST t
                            where t.ASSIGNEE_ = :reviewer and t.DELETE_REASON_ = 'completed') reviewed on reviewed.root = p.ID_\
                    """);
        });
        return sets.toString();
    }

    private List<FoundCase> page(CaseSearch search) {
        Map<String, Object> values = new HashMap<>();
        String from = from(search, values);
        values.put("size", search.size());
        values.put("skipped", (long) search.page() * search.size());
        return database.sql("""
                        select p.ID_, p.BUSINESS_KEY_, p.PROC_DEF_KEY_, p.PROC_DEF_ID_, p.START_TIME_, p.END_TIME_, p.DURATION_,
                               p.STATE_, p.END_ACT_ID_, d.NAME_, d.VERSION_,
                               (select count(*) from ACT_HI_INCIDENT i
                                 where i.ROOT_PROC_INST_ID_ = p.ID_ and i.CAUSE_INCIDENT_ID_ = i.ID_
                                   and i.INCIDENT_STATE_ = 0) as OPEN_INCIDENTS
                          from (select p.ID_ %s %s limit :size offset :skipped) page
                          join ACT_HI_PROCINST p on p.ID_ = page.ID_
                          left join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
                        %s
                        """.formatted(from, order(search), order(search)))
                .params(values)
                .query((row, number) -> read(row))
                .list();
    }

    private static List<String> conditions(CaseSearch search, Map<String, Object> values) {
        List<String> all = new ArrayList<>();
        all.add("p.SUPER_PROCESS_INSTANCE_ID_ is null");
        search.how().ifPresent(how -> all.add(stands(how, values)));
        search.incidents()
                .ifPresent(which -> all.add("p.ID_ in ("
                        + INCIDENTS
                        + (which == Incidents.OPEN ? " and i.INCIDENT_STATE_ = 0" : "")
                        + ")"));
        if (search.process().isEmpty()) {
            search.outcome().ifPresent(outcome -> {
                values.put("outcome", outcome);
                all.add("p.END_ACT_ID_ = :outcome");
            });
        }
        search.caseNumber().ifPresent(number -> {
            values.put("number", number);
            // A "g" is greater than all that may follow in a key.
            values.put("afterNumber", number + "g");
            all.add("p.BUSINESS_KEY_ >= :number and p.BUSINESS_KEY_ < :afterNumber");
        });
        between("p.START_TIME_", search.startedFrom(), search.startedBefore(), "started", all, values);
        between("p.END_TIME_", search.endedFrom(), search.endedBefore(), "ended", all, values);
        search.after().ifPresent(last -> {
            values.put("lastStarted", Timestamp.from(last.startedAt()));
            values.put("lastId", last.id());
            all.add("(p.START_TIME_, p.ID_) > (:lastStarted, :lastId)");
        });
        search.shortest().ifPresent(shortest -> {
            values.put("shortest", shortest.toMillis());
            all.add("p.DURATION_ >= :shortest");
        });
        search.longest().ifPresent(longest -> {
            // To the minute that is asked for belongs all of it.
            values.put("longest", longest.plusMinutes(1).toMillis());
            all.add("p.DURATION_ < :longest");
        });
        return all;
    }

    /** In which the process ran, be it that it began the case or was called; version and outcome are those of the process. */
    private static String ran(String process, CaseSearch search, Map<String, Object> values) {
        List<String> all = new ArrayList<>();
        values.put("process", process);
        all.add("q.PROC_DEF_KEY_ = :process");
        search.definition().ifPresent(definition -> {
            values.put("definition", definition);
            all.add("q.PROC_DEF_ID_ = :definition");
        });
        search.outcome().ifPresent(outcome -> {
            values.put("outcome", outcome);
            all.add("q.END_ACT_ID_ = :outcome");
        });
        return " join (select distinct q.ROOT_PROC_INST_ID_ as root from ACT_HI_PROCINST q where "
                + String.join(" and ", all)
                + ") ran on ran.root = p.ID_";
    }

    private static String stands(How how, Map<String, Object> values) {
        if (how == How.RUNNING) {
            return "p.END_TIME_ is null";
        }
        values.put("completed", COMPLETED);
        values.put("early", ENDED_EARLY);
        return how == How.FINISHED
                ? "p.STATE_ = :completed and coalesce(p.END_ACT_ID_, '-') not in (:early)"
                : "p.END_TIME_ is not null and (p.STATE_ <> :completed or p.END_ACT_ID_ in (:early))";
    }

    private static void between(
            String column,
            Optional<Instant> from,
            Optional<Instant> before,
            String name,
            List<String> all,
            Map<String, Object> values) {
        from.ifPresent(moment -> {
            values.put(name + "From", Timestamp.from(moment));
            all.add(column + " >= :" + name + "From");
        });
        before.ifPresent(moment -> {
            values.put(name + "Before", Timestamp.from(moment));
            all.add(column + " < :" + name + "Before");
        });
    }

    /** What has no end yet comes last; the key makes the order one that pages can rely on. */
    private static String order(CaseSearch search) {
        String direction = search.ascending() ? "asc" : "desc";
        return switch (search.sort()) {
            case STARTED -> "order by p.START_TIME_ " + direction + ", p.ID_ " + direction;
            case ENDED -> "order by p.END_TIME_ " + direction + " nulls last, p.ID_ " + direction;
            case DURATION -> "order by p.DURATION_ " + direction + " nulls last, p.ID_ " + direction;
        };
    }

    private FoundCase read(ResultSet row) throws SQLException {
        String process = row.getString("PROC_DEF_KEY_");
        String name = row.getString("NAME_");
        Timestamp end = row.getTimestamp("END_TIME_");
        long millis = row.getLong("DURATION_");
        int version = row.getInt("VERSION_");
        boolean gone = row.wasNull();
        String outcome = row.getString("END_ACT_ID_");
        return new FoundCase(
                row.getString("ID_"),
                row.getString("BUSINESS_KEY_"),
                process,
                name == null ? process : name,
                gone ? null : version,
                row.getString("PROC_DEF_ID_"),
                row.getTimestamp("START_TIME_").toInstant(),
                end == null ? null : end.toInstant(),
                end == null ? null : Duration.ofMillis(millis).toSeconds(),
                Asked.written(how(end, row.getString("STATE_"), outcome)),
                end == null ? null : outcome,
                null,
                List.of(),
                List.of(),
                row.getLong("OPEN_INCIDENTS"));
    }

    static How how(Timestamp end, String state, String outcome) {
        if (end == null) {
            return How.RUNNING;
        }
        return COMPLETED.equals(state) && !ENDED_EARLY.contains(outcome) ? How.FINISHED : How.ENDED_EARLY;
    }

    private List<FoundCase> completed(List<FoundCase> cases) {
        Map<String, List<String>> reviewers = told(cases, """
                select distinct ROOT_PROC_INST_ID_ as root, ASSIGNEE_ as told
                  from ACT_HI_TASKINST
                 where ROOT_PROC_INST_ID_ in (:roots) and ASSIGNEE_ is not null and DELETE_REASON_ = 'completed'
                 order by root, told
                """);
        return withWhereTheyAre(cases).stream()
                .map(found ->
                        found.with(found.outcomeName(), found.at(), reviewers.getOrDefault(found.id(), List.of())))
                .toList();
    }

    private List<FoundCase> withWhereTheyAre(List<FoundCase> cases) {
        Map<String, List<String>> waiting = told(cases, """
                select distinct ROOT_PROC_INST_ID_ as root, coalesce(ACT_NAME_, ACT_ID_) as told
                  from ACT_HI_ACTINST
                 where ROOT_PROC_INST_ID_ in (:roots) and END_TIME_ is null
                   and ACT_TYPE_ not in ('subProcess', 'callActivity', 'multiInstanceBody')
                 order by root, told
                """);
        return cases.stream()
                .map(found ->
                        found.with(outcomeName(found), waiting.getOrDefault(found.id(), List.of()), found.reviewers()))
                .toList();
    }

    private String outcomeName(FoundCase found) {
        return found.outcome() == null
                ? null
                : definitions
                        .diagram(found.definition())
                        .flatMap(diagram -> diagram.name(found.outcome()))
                        .orElse(found.outcome());
    }

    /** Who ever completed a task of the staff that is still in the history. */
    List<String> reviewers() {
        return database.sql("""
                        select distinct ASSIGNEE_ from ACT_HI_TASKINST
                         where ASSIGNEE_ is not null and DELETE_REASON_ = 'completed'
                         order by ASSIGNEE_
                        """).query(String.class).list();
    }

    private record Told(String root, String told) {}

    private Map<String, List<String>> told(List<FoundCase> cases, String sql) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(sql)
                .param("roots", cases.stream().map(FoundCase::id).toList())
                .query(Told.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Told::root, Collectors.mapping(Told::told, Collectors.toList())));
    }
}
