package dev.regain.history;

import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that an engine's tables hold about cases, as lines that can be compared with those of another engine. */
final class EngineRows {

    private static final String CASES = """
            select TABLE_NAME from INFORMATION_SCHEMA.TABLES
             where (TABLE_NAME like 'ACT\\_HI\\_%' or TABLE_NAME like 'ACT\\_RU\\_%' or TABLE_NAME = 'ACT_GE_BYTEARRAY')
               and TABLE_NAME <> 'ACT_RU_JOBDEF'
             order by TABLE_NAME
            """;

    /** What each engine has ids of its own for, by what it means. */
    private static final List<String> NAMED = List.of(
            "select ID_, 'process ' || KEY_ || ' ' || VERSION_ from ACT_RE_PROCDEF",
            "select ID_, 'decision ' || KEY_ || ' ' || VERSION_ from ACT_RE_DECISION_DEF",
            "select ID_, 'requirements ' || KEY_ || ' ' || VERSION_ from ACT_RE_DECISION_REQ_DEF",
            "select ID_, 'deployment ' || row_number() over (order by DEPLOY_TIME_) from ACT_RE_DEPLOYMENT",
            "select j.ID_, 'job ' || j.ACT_ID_ || ' ' || j.JOB_TYPE_ || ' ' || j.JOB_CONFIGURATION_ || ' of ' || p.KEY_"
                    + " || ' ' || p.VERSION_ from ACT_RU_JOBDEF j join ACT_RE_PROCDEF p on p.ID_ = j.PROC_DEF_ID_");

    private final JdbcTemplate engine;
    private final Map<String, String> names = new HashMap<>();

    EngineRows(JdbcTemplate engine) {
        this.engine = engine;
        NAMED.forEach(list -> engine.query(list, row -> {
            names.put(row.getString(1), row.getString(2));
        }));
    }

    /**
     * A line for each row: its table, each column with its value and the type of it.
     *
     * @param end what ids end with now
     * @param other and what in these lines
     * @param later added to all times
     * @param kept added to the time at which they are cleaned up, besides
     */
    List<String> told(String end, String other, Duration later, Duration kept) {
        List<String> lines = new ArrayList<>();
        for (String table : engine.queryForList(CASES, String.class)) {
            String which = table.equals("ACT_GE_BYTEARRAY") ? " where DEPLOYMENT_ID_ is null" : "";
            engine.query("select * from " + table + which, row -> {
                lines.add(table + " " + columns(row, later, kept).replace(end, other));
            });
        }
        return lines;
    }

    private String columns(ResultSet row, Duration later, Duration kept) throws SQLException {
        StringBuilder line = new StringBuilder();
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new HashMap<>();
        for (int place = 1; place <= columns.getColumnCount(); place++) {
            values.put(columns.getColumnName(place), row.getObject(place));
        }
        boolean isDate = "date".equals(values.get("VAR_TYPE_")) || "date".equals(values.get("TYPE_"));
        for (int place = 1; place <= columns.getColumnCount(); place++) {
            String column = columns.getColumnName(place);
            Object value = values.get(column);
            if (value instanceof Timestamp time) {
                Duration all = column.equals("REMOVAL_TIME_") ? later.plus(kept) : later;
                value = time.toInstant().plus(all);
            } else if (isDate && column.equals("LONG_")) {
                value = (Long) value + later.toMillis();
            } else if (value instanceof Blob) {
                value = HexFormat.of().formatHex(row.getBytes(place));
            } else if (value instanceof String text) {
                value = names.getOrDefault(text, text);
            }
            String type = value == null ? "" : value.getClass().getSimpleName() + " ";
            line.append(column).append(": ").append(type).append(value).append("; ");
        }
        return line.toString();
    }
}
