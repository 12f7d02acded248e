package dev.regain.history;

import dev.regain.calendar.WorkingTime;
import dev.regain.history.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How cases came out and how long they took: as a whole, and without {@link Holds}. */
@Component
class Outcomes implements Numbers<Outcome> {

    private static final WorkingTime OF_CASE = new WorkingTime("p.START_TIME_", "p.END_TIME_", "p.DURATION_ / 1000.0");
    private static final WorkingTime OF_HOLD = new WorkingTime("h.START_TIME_", "h.END_TIME_", "h.DURATION_ / 1000.0");

    private static final String CASES = """
            select %1$s as outcome, count(*) as cases, count(c.wall) as ended,
                   percentile_cont(0.5) within group (order by c.wall) as p50_seconds,
                   percentile_cont(0.9) within group (order by c.wall) as p90_seconds,
                   percentile_cont(0.95) within group (order by c.wall) as p95_seconds,
                   percentile_cont(0.5) within group (order by c.without_holds) as p50_without_holds_seconds,
                   percentile_cont(0.9) within group (order by c.without_holds) as p90_without_holds_seconds,
                   percentile_cont(0.95) within group (order by c.without_holds) as p95_without_holds_seconds,
                   percentile_cont(0.5) within group (order by c.working) as p50_working_seconds,
                   percentile_cont(0.9) within group (order by c.working) as p90_working_seconds,
                   percentile_cont(0.95) within group (order by c.working) as p95_working_seconds
              from (select case when p.END_TIME_ is null then 'running'
                                when p.STATE_ <> 'COMPLETED' then 'deleted'
                                else p.END_ACT_ID_ end as outcome,
                           p.DURATION_ / 1000.0 as wall,
                           p.DURATION_ / 1000.0 - coalesce(held.wall, 0) as without_holds,
                           %2$s - coalesce(held.working, 0) as working
                      from ACT_HI_PROCINST p
                      left join (select h.ROOT_PROC_INST_ID_ as root, sum(h.DURATION_) / 1000.0 as wall,
                                        sum(%3$s) as working
                                   from ACT_HI_ACTINST h %4$s
                                  where %8$s%7$s
                                  group by h.ROOT_PROC_INST_ID_) held on held.root = p.ID_
                      %5$s
                     where %6$s and p.SUPER_PROCESS_INSTANCE_ID_ is null) c
            """;

    private final JdbcClient database;

    Outcomes(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param outcome the end event, {@code running}, {@code deleted}, or empty for all cases that began
     * @param ended those whose durations are told
     * @param p50WorkingSeconds working time without holds
     */
    record Outcome(
            String outcome,
            long cases,
            long ended,
            Double p50Seconds,
            Double p90Seconds,
            Double p95Seconds,
            Double p50WithoutHoldsSeconds,
            Double p90WithoutHoldsSeconds,
            Double p95WithoutHoldsSeconds,
            Double p50WorkingSeconds,
            Double p90WorkingSeconds,
            Double p95WorkingSeconds) {}

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public Class<Outcome> row() {
        return Outcome.class;
    }

    @Override
    public List<Outcome> of(Selection selection) {
        List<Outcome> outcomes = new ArrayList<>(ask(selection, "''", ""));
        outcomes.addAll(ask(selection, "c.outcome", " group by c.outcome order by cases desc, outcome"));
        return outcomes;
    }

    private List<Outcome> ask(Selection selection, String outcome, String order) {
        Map<String, Object> values = new HashMap<>(selection.values());
        values.putAll(Holds.values());
        return database.sql(CASES.formatted(
                                outcome,
                                OF_CASE.seconds(),
                                OF_HOLD.seconds(),
                                OF_HOLD.joins(),
                                OF_CASE.joins(),
                                selection.ofProcesses("p"),
                                selection.since("h"),
                                Holds.of("h"))
                        + order)
                .params(values)
                .query(Outcome.class)
                .list();
    }
}
