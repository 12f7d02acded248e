package dev.regain.history;

import dev.regain.calendar.WorkingTime;
import dev.regain.history.OpenReviews.Age;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for the staff now, by its age in working days, whenever its case began; and how much of it is overdue. */
@Component
class OpenReviews implements Numbers<Age> {

    /** Tasks of the staff's groups, and where they stand: the condition is completed by whoever asks. */
    static final String TASKS = """
              from ACT_HI_TASKINST t
              join ACT_HI_PROCINST p on p.ID_ = t.ROOT_PROC_INST_ID_ and p.END_TIME_ is null
              %s
             where t.END_TIME_ is null and p.PROC_DEF_KEY_ = :process
               and exists (select 1 from ACT_HI_IDENTITYLINK l
                            where l.TASK_ID_ = t.ID_ and l.GROUP_ID_ in ('reviewers', 'review-leads'))
            """;

    static final WorkingTime WAITED = new WorkingTime("t.START_TIME_", "cast(:now as timestamp)");

    private static final String AGES = """
            select v.activity, max(v.name) as name, v.days, count(*) as tasks,
                   count(case when v.due < :now then 1 end) as overdue,
                   count(case when v.assignee is null then 1 end) as unclaimed
              from (select t.TASK_DEF_KEY_ as activity, t.NAME_ as name, t.DUE_DATE_ as due, t.ASSIGNEE_ as assignee,
                           cast(least(floor(%s / 86400), 5) as integer) as days
                    %s) v
             group by v.activity, v.days
             order by v.activity, v.days
            """;

    private final JdbcClient database;
    private final Clock clock;

    OpenReviews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param days whole working days of 24 hours since the task was made; 5 for five and more */
    record Age(String activity, String name, int days, long tasks, long overdue, long unclaimed) {}

    @Override
    public String name() {
        return "open-reviews";
    }

    @Override
    public Class<Age> row() {
        return Age.class;
    }

    @Override
    public boolean areOfNow() {
        return true;
    }

    @Override
    public List<Age> of(Selection selection) {
        return database.sql(AGES.formatted(WAITED.seconds(), TASKS.formatted(WAITED.joins())))
                .param("process", selection.process())
                .param("now", Timestamp.from(clock.instant()))
                .query(Age.class)
                .list();
    }
}
