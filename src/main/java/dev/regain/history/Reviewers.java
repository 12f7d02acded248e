package dev.regain.history;

import static java.util.stream.Collectors.toMap;

import dev.regain.calendar.WorkingTime;
import dev.regain.history.Reviewers.Reviewer;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each of the staff completed; see {@link FewerThanFive} for who is not shown. */
@Component
class Reviewers implements Numbers<Reviewer> {

    private static final WorkingTime TOOK = new WorkingTime("t.START_TIME_", "t.END_TIME_");

    private static final String COMPLETED = """
            select v.reviewer, count(distinct v.root) as cases, count(*) as tasks,
                   count(case when v.done > v.due then 1 end) as overdue,
                   percentile_cont(0.5) within group (order by v.working) as p50_working_seconds,
                   percentile_cont(0.9) within group (order by v.working) as p90_working_seconds
              from (select t.ASSIGNEE_ as reviewer, t.ROOT_PROC_INST_ID_ as root, t.END_TIME_ as done, t.DUE_DATE_ as due,
                           %s as working
                      from ACT_HI_PROCINST p
                      join ACT_HI_TASKINST t
                        on t.ROOT_PROC_INST_ID_ = p.ID_ and t.ASSIGNEE_ is not null and t.DELETE_REASON_ = 'completed'
                      %s
                     where %s and p.SUPER_PROCESS_INSTANCE_ID_ is null) v
             group by v.reviewer
             order by cases desc, v.reviewer
            """;

    private final JdbcClient database;

    Reviewers(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param overdue of the tasks, those completed after they were due
     * @param p50WorkingSeconds from when the task was there, not from when it was claimed
     */
    record Reviewer(
            String reviewer,
            long cases,
            long tasks,
            long overdue,
            Double p50WorkingSeconds,
            Double p90WorkingSeconds) {}

    @Override
    public String name() {
        return "reviewers";
    }

    @Override
    public Class<Reviewer> row() {
        return Reviewer.class;
    }

    @Override
    public List<Reviewer> of(Selection selection) {
        List<Reviewer> all = all(selection);
        Set<String> shown = shown(all);
        return all.stream().filter(one -> shown.contains(one.reviewer())).toList();
    }

    private List<Reviewer> all(Selection selection) {
        return database.sql(COMPLETED.formatted(TOOK.seconds(), TOOK.joins(), selection.ofProcesses("p")))
                .params(selection.values())
                .query(Reviewer.class)
                .list();
    }

    /** Those whose name may stand beside what they did in these cases. */
    Set<String> shown(Selection selection) {
        return shown(all(selection));
    }

    private static Set<String> shown(List<Reviewer> all) {
        return FewerThanFive.shown(all.stream().collect(toMap(Reviewer::reviewer, Reviewer::cases)));
    }
}
