package dev.regain.history;

import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * What a case left in the engine's tables: its history, and where it is not over what runs.
 *
 * @param plot what was played
 * @param ends the last moment of it
 * @param rows of every table, in an order in which they may be written; in each value all ids end as {@link Ids#END} says
 */
record PlayedCase(Plot plot, Instant ends, Map<Table, List<Row>> rows) {

    /** Longer than the diagrams' time to live, or the next night's clean-up would take half of the year away. */
    static final Duration KEPT = Duration.ofDays(400);

    /** What the engine keeps of cases that run; each may refer to those before it. */
    static final List<String> RUNNING = List.of(
            "ACT_RU_EXECUTION",
            "ACT_RU_TASK",
            "ACT_RU_VARIABLE",
            "ACT_RU_JOB",
            "ACT_RU_EVENT_SUBSCR",
            "ACT_RU_IDENTITYLINK",
            "ACT_RU_INCIDENT");

    private static final String BYTES = "ACT_GE_BYTEARRAY";

    /**
     * Who does what when is all in here.
     *
     * @param early before the second version of the product
     * @param chances the seed of the case's own
     */
    record Plot(String process, Instant begins, boolean early, long chances) {}

    record Table(String name, List<String> columns) {

        Object of(Row row, String column) {
            return row.values()[columns.indexOf(column)];
        }
    }

    record Row(Object[] values) {}

    /** A time that the engine keeps as a number. */
    record Moment(long millis) {}

    /**
     * Takes the case that was just played out of the engine's tables; then the next can be played.
     *
     * @param ids what the product has for the engine's ids of diagrams
     */
    static PlayedCase take(Plot plot, JdbcTemplate engine, Map<String, String> ids) {
        Map<Table, List<Row>> rows = new LinkedHashMap<>();
        List<String> names = Stream.of(List.of(BYTES), history(engine), RUNNING)
                .flatMap(List::stream)
                .toList();
        for (String name : names) {
            String which = name.equals(BYTES) ? " where DEPLOYMENT_ID_ is null" : "";
            engine.query("select * from " + name + which + " order by ID_", (ResultSetExtractor<Void>) found -> {
                Table table = new Table(name, columns(found.getMetaData()));
                List<Row> its = new ArrayList<>();
                while (found.next()) {
                    its.add(row(table, found, ids));
                }
                rows.put(table, name.equals("ACT_RU_EXECUTION") ? parentsFirst(table, its) : its);
                return null;
            });
            engine.update("delete from " + name + which);
        }
        return new PlayedCase(plot, lastEnd(rows), rows);
    }

    private static List<String> history(JdbcTemplate engine) {
        return engine.queryForList(
                "select TABLE_NAME from INFORMATION_SCHEMA.TABLES where TABLE_NAME like 'ACT\\_HI\\_%' order by TABLE_NAME",
                String.class);
    }

    private static List<String> columns(ResultSetMetaData row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= row.getColumnCount(); column++) {
            columns.add(row.getColumnName(column));
        }
        return columns;
    }

    private static Row row(Table table, ResultSet row, Map<String, String> ids) throws SQLException {
        Object[] values = new Object[table.columns().size()];
        boolean isDate = isDate(table, row);
        for (int place = 0; place < values.length; place++) {
            String column = table.columns().get(place);
            Object value = row.getObject(place + 1);
            if (value instanceof String text) {
                value = ids.getOrDefault(text, text);
            } else if (isDate && column.equals("LONG_") && value != null) {
                value = new Moment((Long) value);
            } else if (value instanceof Blob) {
                value = row.getBytes(place + 1);
            } else if (column.equals("REMOVAL_TIME_") && value instanceof Timestamp time) {
                value = Timestamp.from(time.toInstant().plus(KEPT));
            }
            values[place] = value;
        }
        return new Row(values);
    }

    private static boolean isDate(Table table, ResultSet row) throws SQLException {
        String type = table.name().equals("ACT_RU_VARIABLE") ? "TYPE_" : "VAR_TYPE_";
        return table.columns().contains(type) && "date".equals(row.getString(type));
    }

    /** Some databases look at each row by itself, and an execution may have got a parent that is younger. */
    private static List<Row> parentsFirst(Table executions, List<Row> rows) {
        Map<Object, Row> left = rows.stream()
                .collect(Collectors.toMap(
                        row -> executions.of(row, "ID_"), row -> row, (one, other) -> one, LinkedHashMap::new));
        List<Row> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Object> waiting = new HashSet<>(left.keySet());
            left.values()
                    .removeIf(row -> Stream.of("PARENT_ID_", "SUPER_EXEC_")
                                    .map(column -> executions.of(row, column))
                                    .noneMatch(waiting::contains)
                            && ordered.add(row));
        }
        return ordered;
    }

    /** It is not over. */
    boolean runs() {
        return rows.entrySet().stream()
                .anyMatch(table -> table.getKey().name().equals("ACT_RU_EXECUTION")
                        && !table.getValue().isEmpty());
    }

    private static Instant lastEnd(Map<Table, List<Row>> rows) {
        return rows.entrySet().stream()
                .filter(table -> table.getKey().name().equals("ACT_HI_ACTINST"))
                .flatMap(table ->
                        table.getValue().stream().map(row -> table.getKey().of(row, "END_TIME_")))
                .filter(Objects::nonNull)
                .map(end -> ((Timestamp) end).toInstant())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
