package dev.regain.history;

import static java.util.stream.Collectors.toMap;

import dev.regain.calendar.WorkingTime;
import dev.regain.history.Activities.Activity;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened at each element of a diagram: how often, how long it took, and how often longer than it should. Should is a task's due
 * date, or for an element without one the working time that {@code regain.history.targets} gives it.
 */
@Component
class Activities implements Numbers<Activity> {

    private static final WorkingTime WORKING = new WorkingTime("a.START_TIME_", "a.END_TIME_", "a.DURATION_ / 1000.0");
    private static final WorkingTime OF_HOLD = new WorkingTime("h.START_TIME_", "h.END_TIME_", "h.DURATION_ / 1000.0");
    private static final WorkingTime SO_FAR = new WorkingTime("a.START_TIME_", "coalesce(a.END_TIME_, :now)");

    /** Name and type are those of the last time: to compare the texts of each time takes a fifth of the whole. */
    private static final String ACTIVITIES = """
            select c.*, %2$s as name, %3$s as type,
                   null as p50_without_holds_seconds, null as p90_without_holds_seconds,
                   null as p95_without_holds_seconds,
                   null as p50_working_seconds, null as p90_working_seconds, null as p95_working_seconds,
                   null as measured, null as over_target
              from (select a.ACT_ID_ as activity, count(*) as begun, count(*) - count(a.END_TIME_) as open_now,
                           count(case when a.ACT_INST_STATE_ = 2 then 1 end) as cancelled,
                           percentile_cont(0.5) within group (order by a.DURATION_) / 1000.0 as p50_seconds,
                           percentile_cont(0.9) within group (order by a.DURATION_) / 1000.0 as p90_seconds,
                           percentile_cont(0.95) within group (order by a.DURATION_) / 1000.0 as p95_seconds
                      from ACT_HI_ACTINST a
                     where %1$s
                     group by a.ACT_ID_) c
             order by c.begun desc, c.activity
            """;

    private static final String OF_THE_LAST = """
            (select l.%2$s from ACT_HI_ACTINST l where %1$s and l.ACT_ID_ = c.activity order by l.START_TIME_ desc limit 1)\
            """;

    /** Of what waits for somebody; machines know no weekend. */
    private static final String OF_WORK = """
            select w.activity,
                   percentile_cont(0.5) within group (order by w.without_holds) as p50_without_holds,
                   percentile_cont(0.9) within group (order by w.without_holds) as p90_without_holds,
                   percentile_cont(0.95) within group (order by w.without_holds) as p95_without_holds,
                   percentile_cont(0.5) within group (order by w.working) as p50_working,
                   percentile_cont(0.9) within group (order by w.working) as p90_working,
                   percentile_cont(0.95) within group (order by w.working) as p95_working
              from (%s) w
             group by w.activity
            """;

    /** Of what holds nothing up: all of it stands in the index. */
    private static final String STEPS = """
            select a.ACT_ID_ as activity, a.DURATION_ / 1000.0 as without_holds, %s as working
              from ACT_HI_ACTINST a %s
             where %s and a.ACT_ID_ in (:steps)
            """;

    private static final String HOLDERS = """
            select a.ACT_ID_ as activity,
                   a.DURATION_ / 1000.0 - coalesce(held.wall, 0) as without_holds,
                   %1$s - coalesce(held.working, 0) as working
              from ACT_HI_ACTINST a
              left join (%2$s) held on held.activity = a.ID_
              %3$s
             where %4$s and a.ACT_ID_ in (:%5$s)
            """;

    private static final String HELD = """
            select o.ID_ as activity, sum(h.DURATION_) / 1000.0 as wall, sum(%1$s) as working
              from ACT_HI_ACTINST h
              join ACT_HI_ACTINST o on %5$s
              %2$s
             where %3$s and %4$s and o.ACT_ID_ in (:%6$s)
             group by o.ID_
            """;

    /** By the holder's type, how a hold belongs to it. */
    private static final Map<String, String> HOLDER = Map.of(
            "subProcess",
            "o.PROC_INST_ID_ = h.PROC_INST_ID_ and h.START_TIME_ >= o.START_TIME_"
                    + " and (o.END_TIME_ is null or h.START_TIME_ < o.END_TIME_)",
            "callActivity",
            "o.CALL_PROC_INST_ID_ = h.PROC_INST_ID_");

    private static final Set<String> WAITING = Set.of(
            "userTask",
            "callActivity",
            "subProcess",
            "receiveTask",
            "eventBasedGateway",
            "intermediateTimer",
            "intermediateMessageCatch");

    private static final String BY_DUE_DATE = """
            select t.TASK_DEF_KEY_ as activity, count(*) as measured,
                   count(case when coalesce(t.END_TIME_, :now) > t.DUE_DATE_ then 1 end) as over_target
              from ACT_HI_TASKINST t
             where %s and t.DUE_DATE_ is not null
             group by t.TASK_DEF_KEY_
            """;

    private static final String BY_TARGET = """
            select a.ACT_ID_ as activity, count(*) as measured,
                   count(case when %s > :target then 1 end) as over_target
              from ACT_HI_ACTINST a %s
             where %s and a.ACT_ID_ = :activity
             group by a.ACT_ID_
            """;

    private final JdbcClient database;
    private final HistorySettings settings;
    private final Clock clock;

    Activities(JdbcClient database, HistorySettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param begun how often it was begun in that time
     * @param openNow of them, what is not over yet; it has no part in the durations
     * @param cancelled of them, what something else put an end to
     * @param p50WithoutHoldsSeconds less the holds in what it holds or calls; null for a hold itself, and for what does not wait for
     *     anybody
     * @param p50WorkingSeconds of that the working time; of a hold, its own; null for what does not wait for anybody
     * @param measured of them, those that should have been over by some time; null where there is none
     * @param overTarget of these, those that were not, or are not and the time has passed
     */
    record Activity(
            String activity,
            String name,
            String type,
            long begun,
            long openNow,
            long cancelled,
            Double p50Seconds,
            Double p90Seconds,
            Double p95Seconds,
            Double p50WithoutHoldsSeconds,
            Double p90WithoutHoldsSeconds,
            Double p95WithoutHoldsSeconds,
            Double p50WorkingSeconds,
            Double p90WorkingSeconds,
            Double p95WorkingSeconds,
            Long measured,
            Long overTarget) {

        Activity with(Worked worked, Over over, boolean isHold) {
            return new Activity(
                    activity,
                    name,
                    type,
                    begun,
                    openNow,
                    cancelled,
                    p50Seconds,
                    p90Seconds,
                    p95Seconds,
                    worked == null || isHold ? null : worked.p50WithoutHolds(),
                    worked == null || isHold ? null : worked.p90WithoutHolds(),
                    worked == null || isHold ? null : worked.p95WithoutHolds(),
                    worked == null ? null : worked.p50Working(),
                    worked == null ? null : worked.p90Working(),
                    worked == null ? null : worked.p95Working(),
                    over == null ? null : over.measured(),
                    over == null ? null : over.overTarget());
        }
    }

    record Worked(
            String activity,
            Double p50WithoutHolds,
            Double p90WithoutHolds,
            Double p95WithoutHolds,
            Double p50Working,
            Double p90Working,
            Double p95Working) {}

    record Over(String activity, long measured, long overTarget) {}

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public Class<Activity> row() {
        return Activity.class;
    }

    @Override
    public List<Activity> of(Selection selection) {
        List<Activity> activities = database.sql(ACTIVITIES.formatted(
                        selection.of("a"),
                        OF_THE_LAST.formatted(selection.of("l"), "ACT_NAME_"),
                        OF_THE_LAST.formatted(selection.of("l"), "ACT_TYPE_")))
                .params(selection.values())
                .query(Activity.class)
                .list();
        Map<String, Worked> worked = worked(selection, activities);
        Map<String, Over> over = over(selection);
        return activities.stream()
                .map(activity -> activity.with(
                        worked.get(activity.activity()),
                        over.get(activity.activity()),
                        Holds.isOne(selection.process(), activity.activity())))
                .toList();
    }

    private Map<String, Worked> worked(Selection selection, List<Activity> activities) {
        Map<String, Object> values = new HashMap<>(selection.values());
        values.putAll(Holds.values());
        List<String> parts = new ArrayList<>();
        HOLDER.forEach((type, belongs) -> {
            List<String> holders = names(activities, one -> one.type().equals(type) && Holds.isHolder(one.activity()));
            if (!holders.isEmpty()) {
                values.put(type, holders);
                String held = HELD.formatted(
                        OF_HOLD.seconds(), OF_HOLD.joins(), Holds.of("h"), selection.of("o"), belongs, type);
                parts.add(HOLDERS.formatted(WORKING.seconds(), held, WORKING.joins(), selection.of("a"), type));
            }
        });
        List<String> steps = names(activities, one -> WAITING.contains(one.type()) && !Holds.isHolder(one.activity()));
        if (!steps.isEmpty()) {
            values.put("steps", steps);
            parts.add(STEPS.formatted(WORKING.seconds(), WORKING.joins(), selection.of("a")));
        }
        if (parts.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(OF_WORK.formatted(String.join(" union all ", parts)))
                .params(values)
                .query(Worked.class)
                .list()
                .stream()
                .collect(toMap(Worked::activity, Function.identity()));
    }

    private static List<String> names(List<Activity> activities, Predicate<Activity> which) {
        return activities.stream().filter(which).map(Activity::activity).toList();
    }

    private Map<String, Over> over(Selection selection) {
        Map<String, Object> values = new HashMap<>(selection.values());
        values.put("now", Timestamp.from(clock.instant()));
        Map<String, Over> over = new HashMap<>();
        settings.targets().forEach((activity, target) -> {
            values.put("activity", activity);
            values.put("target", target.toSeconds());
            database.sql(BY_TARGET.formatted(SO_FAR.seconds(), SO_FAR.joins(), selection.of("a")))
                    .params(values)
                    .query(Over.class)
                    .optional()
                    .ifPresent(counted -> over.put(activity, counted));
        });
        over.putAll(
                database.sql(BY_DUE_DATE.formatted(selection.of("t"))).params(values).query(Over.class).list().stream()
                        .collect(toMap(Over::activity, Function.identity())));
        return over;
    }
}
