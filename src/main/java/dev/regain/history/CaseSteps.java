package dev.regain.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a case went through: its activities, the jobs that carried it, and the incidents that held it up. */
@Component
class CaseSteps {

    /** A case has some hundred steps; one that runs in a circle must not fill the memory. */
    static final int MOST = 5_000;

    private static final int CANCELLED = 2;
    private static final List<String> JOB_STATES = List.of("created", "failed", "done", "deleted");
    private static final List<String> INCIDENT_STATES = List.of("open", "resolved", "deleted");

    private final JdbcClient database;

    CaseSteps(JdbcClient database) {
        this.database = database;
    }

    /**
     * Something in a diagram that was begun.
     *
     * @param instance the process
     * @param scope the process's or the sub-process's own activity, in which it stands
     * @param step the engine's count, which grows along a path
     * @param called the process that it called
     */
    @JsonInclude(Include.NON_NULL)
    record Activity(
            String id,
            String instance,
            @JsonIgnore String scope,
            @JsonIgnore long step,
            String activity,
            String name,
            String type,
            Instant startedAt,
            Instant endedAt,
            boolean cancelled,
            String called) {}

    /** In the order in which they began. */
    List<Activity> activities(String root) {
        return database.sql("""
                        select * from ACT_HI_ACTINST
                         where ROOT_PROC_INST_ID_ = :root
                         order by START_TIME_, SEQUENCE_COUNTER_, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", MOST)
                .query((row, number) -> new Activity(
                        row.getString("ID_"),
                        row.getString("PROC_INST_ID_"),
                        row.getString("PARENT_ACT_INST_ID_"),
                        row.getLong("SEQUENCE_COUNTER_"),
                        row.getString("ACT_ID_"),
                        row.getString("ACT_NAME_"),
                        row.getString("ACT_TYPE_"),
                        moment(row, "START_TIME_"),
                        moment(row, "END_TIME_"),
                        row.getInt("ACT_INST_STATE_") == CANCELLED,
                        row.getString("CALL_PROC_INST_ID_")))
                .list();
    }

    /**
     * What the engine noted of a job. The words of a failure are not told: they are for those who mend it.
     *
     * @param kind such as {@code timer-transition}
     * @param state {@code created}, {@code failed}, {@code done} or {@code deleted}
     * @param retries how often it is still tried
     */
    @JsonInclude(Include.NON_NULL)
    record Job(
            String job,
            String instance,
            String activity,
            String kind,
            Instant at,
            String state,
            Integer retries,
            Instant dueAt) {}

    List<Job> jobs(String root) {
        return database.sql("""
                        select * from ACT_HI_JOB_LOG
                         where ROOT_PROC_INST_ID_ = :root
                         order by TIMESTAMP_, SEQUENCE_COUNTER_, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", MOST)
                .query((row, number) -> new Job(
                        row.getString("JOB_ID_"),
                        row.getString("PROCESS_INSTANCE_ID_"),
                        row.getString("ACT_ID_"),
                        row.getString("JOB_DEF_TYPE_"),
                        moment(row, "TIMESTAMP_"),
                        JOB_STATES.get(row.getInt("JOB_STATE_")),
                        row.getInt("JOB_RETRIES_"),
                        moment(row, "JOB_DUEDATE_")))
                .list();
    }

    /**
     * Something that an administrator had, or has, to look at.
     *
     * @param kind such as {@code failedJob}
     * @param state {@code open}, {@code resolved} or {@code deleted}
     */
    @JsonInclude(Include.NON_NULL)
    record Incident(
            String id,
            String instance,
            String activity,
            String kind,
            Instant startedAt,
            Instant endedAt,
            String state) {}

    /** Each once, where it happened; the engine repeats it for every process that called. */
    List<Incident> incidents(String root) {
        return database.sql("""
                        select * from ACT_HI_INCIDENT
                         where ROOT_PROC_INST_ID_ = :root and CAUSE_INCIDENT_ID_ = ID_
                         order by CREATE_TIME_, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", MOST)
                .query((row, number) -> new Incident(
                        row.getString("ID_"),
                        row.getString("PROC_INST_ID_"),
                        row.getString("ACTIVITY_ID_"),
                        row.getString("INCIDENT_TYPE_"),
                        moment(row, "CREATE_TIME_"),
                        moment(row, "END_TIME_"),
                        INCIDENT_STATES.get(row.getInt("INCIDENT_STATE_"))))
                .list();
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
