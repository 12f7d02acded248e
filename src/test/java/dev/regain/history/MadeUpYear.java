package dev.regain.history;

import static dev.regain.history.Chances.choice;

import dev.regain.history.PlayedCase.Plot;
import java.sql.Connection;
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
 * see {@link PlayedHistory}; each is written many times, with ids of its own, whole weeks later. Those that are not over when the
 * year is are each played once more, up to then, and go on running in the product. The first half of the year was on the versions
 * that were deployed first.
 */
public final class MadeUpYear {

    private static final Chances.Choice[] PATHS = {
        choice("recoverByPhone", 31),
        choice("recoverByAccountId", 17),
        choice("recoverByDomain", 8),
        choice("recoverByFiling", 5),
        choice("recoverByServerIp", 7),
        choice("recoverByPersonalInfo", 13),
        choice("enterpriseAppeal", 12),
        choice("followAppeal", 6),
        choice("reissueQueryCode", 1)
    };

    /** How often somebody outside is. */
    private static final double DOWN = 0.006;

    /** Of those who open the first page a quarter goes no further. */
    private static final String OPENED = """
            insert into path_opened (process, on_day, times)
            select p.PROC_DEF_KEY_, cast(p.START_TIME_ as date), cast(ceil(count(*) / 0.75) as bigint)
              from ACT_HI_PROCINST p
             where p.SUPER_PROCESS_INSTANCE_ID_ is null
               and (p.PROC_DEF_KEY_ like 'recover%' or p.PROC_DEF_KEY_ = 'enterpriseAppeal')
               and not exists (
                   select 1 from path_opened o
                    where o.process = p.PROC_DEF_KEY_ and o.on_day = cast(p.START_TIME_ as date))
             group by p.PROC_DEF_KEY_, cast(p.START_TIME_ as date)
            """;

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
    private final Instant now = Instant.now();

    /**
     * @param cases how many, over all paths
     * @param played how many of them differ in more than when they were, those that still run not counted
     * @param until the last day
     */
    public MadeUpYear(long seed, int cases, int played, LocalDate until) {
        this.seed = seed;
        this.cases = cases;
        this.played = played;
        this.until = until;
    }

    /**
     * What was written.
     *
     * @param running cases that are not over
     */
    public record Written(long rows, long running) {}

    /** Adds the year to a database which a product was started on, and is stopped now. */
    public Written writeTo(DataSource database) throws SQLException {
        List<CaseCopy> all = cases(database);
        try (Connection connection = database.getConnection()) {
            long rows = WriteRows.to(connection, all);
            new JdbcTemplate(database).update(OPENED);
            return new Written(
                    rows, all.stream().filter(copy -> copy.played().runs()).count());
        }
    }

    /** The year's cases on the diagrams in this database, which get their former versions, and dates in the year, first. */
    List<CaseCopy> cases(DataSource database) {
        FormerVersions.deployTo(database);
        JdbcTemplate product = new JdbcTemplate(database);
        product.update(
                "update ACT_RE_DEPLOYMENT set DEPLOY_TIME_ = ? where NAME_ = 'regain-desk'",
                Timestamp.from(firstMonday()));
        List<String> deployments = versions(product);
        for (int number = 0; number < deployments.size(); number++) {
            Instant deployed = firstMonday().plus(WEEK.multipliedBy(firstWeek(number, deployments.size())));
            product.update(
                    "update ACT_RE_DEPLOYMENT set DEPLOY_TIME_ = ? where ID_ = ?",
                    Timestamp.from(deployed),
                    deployments.get(number));
        }
        Chances chances = new Chances(seed);
        List<List<PlayedCase>> parts = new ArrayList<>();
        try (PlayedHistory engine = new PlayedHistory(DOWN)) {
            desk(product).forEach(deployment -> engine.deploy(diagrams(product, deployment)));
            Map<String, String> ids = Map.of();
            for (int number = 0; number < deployments.size(); number++) {
                engine.deploy(diagrams(product, deployments.get(number)));
                ids = new SameDiagrams(engine.tables(), product).ids();
                boolean isEarly = number < deployments.size() - 1;
                List<PlayedCase> part = new ArrayList<>();
                for (int one = 0; one < Math.max(played / deployments.size(), PATHS.length); one++) {
                    // Of each at least one.
                    String path = one < PATHS.length ? PATHS[one].name() : chances.oneOf(PATHS);
                    Plot plot = new Plot(path, firstMonday().plus(sometime(chances)), isEarly, chances.seed());
                    part.add(play(engine, plot, Instant.MAX, ids));
                }
                parts.add(part);
            }
            return withThoseThatRun(copies(parts), engine, ids);
        }
    }

    /** Of diagrams, those with Tasklist's forms before all others, the oldest first. */
    static List<String> deployments(JdbcTemplate product) {
        List<String> deployments = new ArrayList<>(desk(product));
        deployments.addAll(versions(product));
        return deployments;
    }

    /** Diagrams that are deployed together with Tasklist's forms; a year has one version of them. */
    private static List<String> desk(JdbcTemplate product) {
        return product.queryForList("select ID_ from ACT_RE_DEPLOYMENT where NAME_ = 'regain-desk'", String.class);
    }

    /** The oldest first. */
    private static List<String> versions(JdbcTemplate product) {
        return product.queryForList(
                "select ID_ from ACT_RE_DEPLOYMENT where NAME_ = 'regain' order by DEPLOY_TIME_", String.class);
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

    /** What one of them deployed. */
    static Map<String, byte[]> diagrams(JdbcTemplate product, String deployment) {
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

    /** In a week. */
    private static Duration sometime(Chances chances) {
        return Duration.ofDays(chances.placeIn(DAYS))
                .plusHours(chances.placeIn(HOURS))
                .plus(chances.below(Duration.ofHours(1)));
    }

    private static PlayedCase play(PlayedHistory engine, Plot plot, Instant until, Map<String, String> ids) {
        engine.play(plot, until);
        return PlayedCase.take(plot, engine.tables(), ids);
    }

    /** Grows over the year. */
    private List<CaseCopy> copies(List<List<PlayedCase>> parts) {
        Chances chances = new Chances(seed + 1);
        List<CaseCopy> copies = new ArrayList<>();
        while (copies.size() < cases) {
            int week = week(chances);
            int part = 0;
            while (part + 1 < parts.size() && firstWeek(part + 1, parts.size()) <= week) {
                part++;
            }
            PlayedCase one = parts.get(part).get(chances.below(parts.get(part).size()));
            Duration later = WEEK.multipliedBy(week).plus(chances.below(JITTER));
            boolean hasBegun = one.plot().begins().plus(later).isBefore(end());
            if (hasBegun && (isOver(one, later) || !one.plot().early())) {
                copies.add(new CaseCopy(one, later, Ids.ofCopy(seed, copies.size() + 1)));
            }
        }
        return copies;
    }

    /** What is not over at the year's end is played again, up to then. */
    private List<CaseCopy> withThoseThatRun(List<CaseCopy> copies, PlayedHistory engine, Map<String, String> ids) {
        return copies.stream()
                .map(copy -> isOver(copy.played(), copy.later())
                        ? copy
                        : new CaseCopy(
                                play(engine, copy.played().plot(), end().minus(copy.later()), ids),
                                copy.later(),
                                copy.ids()))
                .toList();
    }

    private boolean isOver(PlayedCase one, Duration later) {
        return one.ends().plus(later).isBefore(end());
    }

    /** Of the year; nothing is written that has not been yet. */
    private Instant end() {
        Instant last = until.plusDays(1).atStartOfDay(WorkingHours.ZONE).toInstant();
        return last.isBefore(now) ? last : now;
    }

    private static int week(Chances chances) {
        double[] weights = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            weights[week] = 1 + 0.6 * week / WEEKS + 0.15 * Math.sin(week);
        }
        return chances.placeIn(weights);
    }
}
