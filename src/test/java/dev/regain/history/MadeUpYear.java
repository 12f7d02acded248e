package dev.regain.history;

import static dev.regain.history.Chances.choice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A year of believable history on the diagrams that are deployed in a database of the product. A few thousand cases are played,
 * see {@link PlayedHistory}; each is written many times, with ids of its own, whole weeks later. The first half of the year was
 * on the versions that were deployed first. All cases are over when the year is.
 */
final class MadeUpYear {

    /** Longer than the diagrams' time to live, or the next night's clean-up would take half of the year away. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int WEEKS = 52;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration JITTER = Duration.ofMinutes(12);
    private static final double[] DAYS = {15, 16, 15, 15, 14, 9, 8};
    private static final double[] HOURS = {
        2, 1, 0.5, 0.4, 0.4, 0.7, 2, 4, 7, 11, 12, 11, 8, 9, 11, 11, 10, 9, 8, 9, 9, 8, 6, 4
    };

    private final long seed;
    private final int cases;
    private final int played;
    private final LocalDate until;

    /**
     * @param cases how many, over all paths
     * @param played how many of them differ in more than when they were
     * @param until the last day
     */
    MadeUpYear(long seed, int cases, int played, LocalDate until) {
        this.seed = seed;
        this.cases = cases;
        this.played = played;
        this.until = until;
    }

    /** What a case left in a table of the engine's: in each value all ids end as {@link Ids#END} says. */
    record Row(Object[] values) {}

    record Table(String name, List<String> columns) {}

    /** A case's rows. */
    record Played(Instant ends, Map<Table, List<Row>> rows) {}

    /** One of the year's cases: which of those that were played, how much later, and how its ids end. */
    record Copy(Played played, Duration later, String ids) {

        /** The value as it is in this case. */
        Object of(Object value) {
            if (value instanceof String text) {
                return text.contains(Ids.END) ? text.replace(Ids.END, ids) : text;
            }
            if (value instanceof Timestamp time) {
                return new Timestamp(time.getTime() + later.toMillis());
            }
            return value instanceof Moment moment ? (Object) (moment.millis() + later.toMillis()) : value;
        }
    }

    /** A time that the engine keeps as a number. */
    record Moment(long millis) {}

    /**
     * Adds the year to a database which a product was started on.
     *
     * @return how many rows were written
     */
    long writeTo(DataSource database) throws SQLException {
        JdbcTemplate product = new JdbcTemplate(database);
        List<String> deployments = product.queryForList(
                "select ID_ from ACT_RE_DEPLOYMENT where ID_ in (select DEPLOYMENT_ID_ from ACT_RE_PROCDEF)"
                        + " order by DEPLOY_TIME_",
                String.class);
        Instant begins = firstMonday();
        List<List<Played>> halves = play(product, deployments, begins);
        for (int number = 0; number < deployments.size(); number++) {
            Instant deployed = begins.plus(WEEK.multipliedBy(firstWeek(number, deployments.size())));
            product.update(
                    "update ACT_RE_DEPLOYMENT set DEPLOY_TIME_ = ? where ID_ = ?",
                    Timestamp.from(deployed),
                    deployments.get(number));
        }
        try (Connection connection = database.getConnection()) {
            return WriteRows.to(connection, copies(halves));
        }
    }

    private Instant firstMonday() {
        return until.minusWeeks(WEEKS - 1)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(WorkingHours.ZONE)
                .toInstant();
    }

    private static int firstWeek(int deployment, int deployments) {
        return WEEKS * deployment / deployments;
    }

    private List<List<Played>> play(JdbcTemplate product, List<String> deployments, Instant begins) {
        Chances chances = new Chances(seed);
        List<List<Played>> all = new ArrayList<>();
        try (PlayedHistory engine = new PlayedHistory()) {
            for (int number = 0; number < deployments.size(); number++) {
                engine.deploy(diagrams(product, deployments.get(number)));
                Map<String, String> ids = new SameDiagrams(engine.tables(), product).ids();
                List<Played> half = new ArrayList<>();
                for (int one = 0; one < played / deployments.size(); one++) {
                    boolean isEarly = number < deployments.size() - 1;
                    engine.play(path(chances), begins.plus(sometime(chances)), isEarly, chances.split());
                    half.add(take(engine.tables(), ids));
                }
                all.add(half);
            }
        }
        return all;
    }

    private static Map<String, byte[]> diagrams(JdbcTemplate product, String deployment) {
        Map<String, byte[]> diagrams = new LinkedHashMap<>();
        product.query(
                "select NAME_, BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = ?"
                        + " and (NAME_ like '%.bpmn' or NAME_ like '%.dmn') order by NAME_",
                row -> {
                    diagrams.put(row.getString(1), row.getBytes(2));
                },
                deployment);
        return diagrams;
    }

    private static String path(Chances chances) {
        return chances.oneOf(
                choice("recoverByPhone", 31),
                choice("recoverByAccountId", 17),
                choice("recoverByDomain", 8),
                choice("recoverByFiling", 5),
                choice("recoverByServerIp", 7),
                choice("recoverByPersonalInfo", 13),
                choice("enterpriseAppeal", 12),
                choice("followAppeal", 6),
                choice("reissueQueryCode", 1));
    }

    /** In a week. */
    private static Duration sometime(Chances chances) {
        return Duration.ofDays(chances.placeIn(DAYS))
                .plusHours(chances.placeIn(HOURS))
                .plus(chances.below(Duration.ofHours(1)));
    }

    /** Takes the history of the case that was just played out of the engine's tables. */
    private static Played take(JdbcTemplate engine, Map<String, String> ids) {
        Map<Table, List<Row>> rows = new LinkedHashMap<>();
        Instant[] ends = {Instant.EPOCH};
        for (String table : tables(engine)) {
            String which = table.equals("ACT_GE_BYTEARRAY") ? " where DEPLOYMENT_ID_ is null" : "";
            engine.query("select * from " + table + which, row -> {
                Table known = new Table(table, columns(row.getMetaData()));
                rows.computeIfAbsent(known, unused -> new ArrayList<>()).add(row(known, row, ids));
                if (table.equals("ACT_HI_ACTINST")) {
                    Instant end = row.getTimestamp("END_TIME_").toInstant();
                    ends[0] = end.isAfter(ends[0]) ? end : ends[0];
                }
            });
            engine.update("delete from " + table + which);
        }
        return new Played(ends[0], rows);
    }

    private static List<String> tables(JdbcTemplate engine) {
        return engine.queryForList(
                "select TABLE_NAME from INFORMATION_SCHEMA.TABLES"
                        + " where TABLE_NAME like 'ACT\\_HI\\_%' or TABLE_NAME = 'ACT_GE_BYTEARRAY' order by TABLE_NAME",
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
        boolean isDate = table.columns().contains("VAR_TYPE_") && "date".equals(row.getString("VAR_TYPE_"));
        for (int place = 0; place < values.length; place++) {
            String column = table.columns().get(place);
            Object value = row.getObject(place + 1);
            if (value instanceof String text) {
                value = ids.getOrDefault(text, text);
            } else if (isDate && column.equals("LONG_") && value != null) {
                value = new Moment((Long) value);
            } else if (value instanceof java.sql.Blob) {
                value = row.getBytes(place + 1);
            }
            values[place] = value;
        }
        int removal = table.columns().indexOf("REMOVAL_TIME_");
        if (removal >= 0 && values[removal] instanceof Timestamp time) {
            values[removal] = Timestamp.from(time.toInstant().plus(KEPT));
        }
        return new Row(values);
    }

    /** Grows over the year; none lasts longer than it. */
    private List<Copy> copies(List<List<Played>> halves) {
        Chances chances = new Chances(seed + 1);
        Instant last = until.plusDays(1).atStartOfDay(WorkingHours.ZONE).toInstant();
        Instant now = Instant.now();
        Instant limit = last.isBefore(now) ? last : now;
        List<Copy> copies = new ArrayList<>();
        while (copies.size() < cases) {
            int week = week(chances);
            int half = 0;
            while (half + 1 < halves.size() && firstWeek(half + 1, halves.size()) <= week) {
                half++;
            }
            List<Played> choice = halves.get(half);
            Played one = choice.get(chances.below(choice.size()));
            Duration later = WEEK.multipliedBy(week).plus(chances.below(JITTER));
            if (one.ends().plus(later).isBefore(limit)) {
                copies.add(new Copy(one, later, Ids.ofCopy(seed, copies.size() + 1)));
            }
        }
        return copies;
    }

    private static int week(Chances chances) {
        double[] weights = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            weights[week] = 1 + 0.6 * week / WEEKS + 0.15 * Math.sin(week);
        }
        return chances.placeIn(weights);
    }
}
