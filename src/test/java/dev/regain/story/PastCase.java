package dev.regain.story;

import dev.regain.casefile.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case as the engine keeps it, written as rows: one whose process is deleted, or was never ours to begin. */
public class PastCase {

    private final JdbcClient database;
    private final CaseId caseId = CaseId.random();
    private final String id = "past-" + UUID.randomUUID();
    private final String process;
    private final Instant start;

    public PastCase(JdbcClient database, String process, Instant start) {
        this.database = database;
        this.process = process;
        this.start = start;
    }

    public CaseId caseId() {
        return caseId;
    }

    public String id() {
        return id;
    }

    private String definition() {
        return process + ":7:deleted";
    }

    /** @param outcome the end event; null where it was deleted */
    public PastCase endedAfter(long seconds, String outcome) {
        database.sql("""
                        insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_,
                                                     PROC_DEF_ID_, START_TIME_, END_TIME_, DURATION_, END_ACT_ID_, STATE_)
                        values (:id, :id, :id, :caseId, :process, :definition, :start, :end, :millis, :outcome, :state)
                        """)
                .param("id", id)
                .param("caseId", caseId.toString())
                .param("process", process)
                .param("definition", definition())
                .param("start", Timestamp.from(start))
                .param("end", Timestamp.from(start.plusSeconds(seconds)))
                .param("millis", seconds * 1000)
                .param("outcome", outcome)
                .param("state", outcome == null ? "EXTERNALLY_TERMINATED" : "COMPLETED")
                .update();
        return this;
    }

    public PastCase passed(String activity, String name) {
        database.sql("""
                        insert into ACT_HI_ACTINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, EXECUTION_ID_, PARENT_ACT_INST_ID_,
                                                    PROC_DEF_KEY_, PROC_DEF_ID_, ACT_ID_, ACT_NAME_, ACT_TYPE_, START_TIME_,
                                                    END_TIME_, DURATION_, ACT_INST_STATE_, SEQUENCE_COUNTER_)
                        values (:activityId, :id, :id, :id, :id, :process, :definition, :activity, :name, 'userTask', :start,
                                :start, 0, 0, 1)
                        """)
                .param("activityId", activity + ":" + UUID.randomUUID())
                .param("id", id)
                .param("process", process)
                .param("definition", definition())
                .param("activity", activity)
                .param("name", name)
                .param("start", Timestamp.from(start))
                .update();
        return this;
    }

    /** A job failed for good. */
    public PastCase failed(String words, boolean stillOpen) {
        String incident = UUID.randomUUID().toString();
        database.sql("""
                        insert into ACT_HI_JOB_LOG (ID_, TIMESTAMP_, JOB_ID_, JOB_RETRIES_, JOB_EXCEPTION_MSG_, JOB_STATE_, ACT_ID_,
                                                    ROOT_PROC_INST_ID_, PROCESS_INSTANCE_ID_, SEQUENCE_COUNTER_)
                        values (:job, :at, :job, 0, :words, 1, 'ask', :id, :id, 1)
                        """)
                .param("job", incident)
                .param("at", Timestamp.from(start))
                .param("words", words)
                .param("id", id)
                .update();
        database.sql("""
                        insert into ACT_HI_INCIDENT (ID_, CAUSE_INCIDENT_ID_, ROOT_CAUSE_INCIDENT_ID_, CREATE_TIME_, INCIDENT_MSG_,
                                                     INCIDENT_TYPE_, ACTIVITY_ID_, INCIDENT_STATE_, ROOT_PROC_INST_ID_,
                                                     PROC_INST_ID_)
                        values (:incident, :incident, :incident, :at, :words, 'failedJob', 'ask', :state, :id, :id)
                        """)
                .param("incident", incident)
                .param("at", Timestamp.from(start))
                .param("words", words)
                .param("state", stillOpen ? 0 : 1)
                .param("id", id)
                .update();
        return this;
    }

    public void forget() {
        database.sql("delete from ACT_HI_INCIDENT where PROC_INST_ID_ = ?")
                .param(id)
                .update();
        database.sql("delete from ACT_HI_JOB_LOG where PROCESS_INSTANCE_ID_ = ?")
                .param(id)
                .update();
        database.sql("delete from ACT_HI_ACTINST where PROC_INST_ID_ = ?")
                .param(id)
                .update();
        database.sql("delete from ACT_HI_PROCINST where ID_ = ?").param(id).update();
    }
}
