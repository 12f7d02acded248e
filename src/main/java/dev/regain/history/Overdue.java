package dev.regain.history;

import dev.regain.calendar.WorkingTime;
import dev.regain.history.Overdue.Late;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks of the staff whose due date has passed, the latest first: at most a hundred, for nobody works off more from a page. */
@Component
class Overdue implements Numbers<Late> {

    private static final WorkingTime LATE_BY = new WorkingTime("t.DUE_DATE_", "cast(:now as timestamp)");

    private final JdbcClient database;
    private final Clock clock;

    Overdue(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param id of the case's root process
     * @param caseId the key that all processes of the case share
     * @param lateSeconds working time since it was due
     */
    record Late(
            String id, String caseId, String activity, String name, Instant since, Instant due, Double lateSeconds) {}

    @Override
    public String name() {
        return "overdue";
    }

    @Override
    public Class<Late> row() {
        return Late.class;
    }

    @Override
    public boolean areOfNow() {
        return true;
    }

    @Override
    public List<Late> of(Selection selection) {
        return database.sql("""
                        select p.ID_, p.BUSINESS_KEY_, t.TASK_DEF_KEY_, t.NAME_, t.START_TIME_, t.DUE_DATE_, %s as late %s
                           and t.DUE_DATE_ < :now
                         order by t.DUE_DATE_, t.ID_
                         limit 100
                        """.formatted(LATE_BY.seconds(), OpenReviews.TASKS.formatted(LATE_BY.joins())))
                .param("process", selection.process())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Late(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant(),
                        row.getDouble(7)))
                .list();
    }
}
