package dev.regain.story;

import dev.regain.casefile.CaseId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case of then, as rows of the engine's. */
public class PastAppeal {

    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");

    private static final List<String> TABLES =
            List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_TASKINST", "ACT_HI_VARINST", "ACT_HI_IDENTITYLINK");

    final CaseId caseId = CaseId.random();
    final String id = "then-" + UUID.randomUUID();
    private final JdbcClient database;
    private final String definition;
    private final LocalDateTime begun;
    private String name = "Something";
    private String task;

    /** @param outcome the end event; null while it runs */
    public PastAppeal(JdbcClient database, LocalDateTime begun, LocalDateTime ended, String outcome) {
        this(database, "enterpriseAppeal:1:then", begun, ended, outcome);
    }

    /** @param definition the engine's id of the version, be it there or not */
    public PastAppeal(
            JdbcClient database, String definition, LocalDateTime begun, LocalDateTime ended, String outcome) {
        this.database = database;
        this.definition = definition;
        this.begun = begun;
        insert(
                "ACT_HI_PROCINST",
                "ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, START_TIME_, END_TIME_, DURATION_, END_ACT_ID_,"
                        + " STATE_",
                id,
                id,
                caseId.toString(),
                definition.replaceFirst(":.*", ""),
                definition,
                at(begun),
                at(ended),
                millis(begun, ended),
                outcome,
                ended == null ? "ACTIVE" : "COMPLETED");
    }

    private static Timestamp at(LocalDateTime moment) {
        return moment == null ? null : Timestamp.from(moment.atZone(HOUSE).toInstant());
    }

    private static Long millis(LocalDateTime begun, LocalDateTime ended) {
        return ended == null ? null : Duration.between(begun, ended).toMillis();
    }

    private void insert(String table, String columns, Object... values) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(id);
        database.sql("insert into " + table + " (" + columns + ", ROOT_PROC_INST_ID_) values (?"
                        + ", ?".repeat(values.length) + ")")
                .params(all)
                .update();
    }

    public void forget() {
        TABLES.forEach(table -> database.sql("delete from " + table + " where ROOT_PROC_INST_ID_ = ?")
                .param(id)
                .update());
    }

    /** What activities that follow are called. */
    PastAppeal named(String name) {
        this.name = name;
        return this;
    }

    public PastAppeal activity(String process, String activity, LocalDateTime begun, LocalDateTime ended) {
        return step(process, activity, begun, ended, "userTask", id, id, null, null);
    }

    /** Of the last task. */
    PastAppeal activityOfTask(
            String process, String activity, LocalDateTime begun, LocalDateTime ended, String assignee) {
        insertStep(process, activity, begun, ended, "userTask", id, id, null, assignee, task);
        return this;
    }

    /** @param called the process that is called, whose steps are those {@link #within} it */
    PastAppeal call(String process, String activity, LocalDateTime begun, LocalDateTime ended, String called) {
        return step(process, activity, begun, ended, "callActivity", id, id, id + called, null);
    }

    PastAppeal within(String called, String process, String activity, LocalDateTime begun, LocalDateTime ended) {
        return step(process, activity, begun, ended, "eventBasedGateway", id + called, id + called, null, null);
    }

    /** A sub-process with a step in it. */
    PastAppeal around(
            String process,
            String scope,
            LocalDateTime begun,
            LocalDateTime ended,
            String activity,
            LocalDateTime from,
            LocalDateTime until) {
        String around = insertStep(process, scope, begun, ended, "subProcess", id, id, null, null, null);
        return step(process, activity, from, until, "userTask", id, around, null, null);
    }

    private PastAppeal step(
            String process,
            String activity,
            LocalDateTime begun,
            LocalDateTime ended,
            String type,
            String instance,
            String scope,
            String called,
            String assignee) {
        insertStep(process, activity, begun, ended, type, instance, scope, called, assignee, null);
        return this;
    }

    private String insertStep(
            String process,
            String activity,
            LocalDateTime begun,
            LocalDateTime ended,
            String type,
            String instance,
            String scope,
            String called,
            String assignee,
            String task) {
        String step = activity + ":" + UUID.randomUUID();
        insert(
                "ACT_HI_ACTINST",
                "ID_, PROC_INST_ID_, EXECUTION_ID_, PARENT_ACT_INST_ID_, CALL_PROC_INST_ID_, PROC_DEF_KEY_, PROC_DEF_ID_, ACT_ID_,"
                        + " ACT_NAME_, ACT_TYPE_, ASSIGNEE_, TASK_ID_, START_TIME_, END_TIME_, DURATION_, ACT_INST_STATE_,"
                        + " SEQUENCE_COUNTER_",
                step,
                instance,
                instance,
                scope,
                called,
                process,
                definitionOf(process),
                activity,
                name,
                type,
                assignee,
                task,
                at(begun),
                at(ended),
                millis(begun, ended),
                0,
                1);
        return step;
    }

    private String definitionOf(String process) {
        return definition.startsWith(process + ":") ? definition : process + ":1:then";
    }

    PastAppeal task(String process, String activity, LocalDateTime begun, LocalDateTime ended) {
        return task(process, activity, begun, ended, ended == null ? null : "completed", null);
    }

    PastAppeal givenUp(String process, String activity, LocalDateTime begun, LocalDateTime ended) {
        return task(process, activity, begun, ended, "deleted", null);
    }

    public PastAppeal due(
            String process, String activity, LocalDateTime begun, LocalDateTime ended, LocalDateTime due) {
        return task(process, activity, begun, ended, ended == null ? null : "completed", due);
    }

    private PastAppeal task(
            String process, String activity, LocalDateTime begun, LocalDateTime ended, String end, LocalDateTime due) {
        task = UUID.randomUUID().toString();
        insert(
                "ACT_HI_TASKINST",
                "ID_, PROC_INST_ID_, TASK_DEF_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, NAME_, START_TIME_, END_TIME_, DURATION_,"
                        + " DELETE_REASON_, DUE_DATE_",
                task,
                id,
                activity,
                process,
                definitionOf(process),
                activity,
                at(begun),
                at(ended),
                millis(begun, ended),
                end,
                at(due));
        return this;
    }

    /** The last task was theirs. */
    PastAppeal by(String reviewer) {
        database.sql("update ACT_HI_TASKINST set ASSIGNEE_ = ? where ID_ = ?")
                .params(reviewer, task)
                .update();
        return this;
    }

    PastAppeal forReviewers() {
        insert(
                "ACT_HI_IDENTITYLINK",
                "ID_, TIMESTAMP_, TYPE_, GROUP_ID_, TASK_ID_",
                UUID.randomUUID().toString(),
                at(begun),
                "candidate",
                "reviewers",
                task);
        return this;
    }

    /** One round of review, with how it ended and what was ticked. */
    PastAppeal round(String instance, String outcome, String... ticked) {
        variable(instance, "outcome", null, outcome);
        for (String reason : ticked) {
            variable(instance, reason, 1L, null);
        }
        return this;
    }

    private void variable(String instance, String name, Long number, String text) {
        insert(
                "ACT_HI_VARINST",
                "ID_, PROC_INST_ID_, NAME_, LONG_, TEXT_",
                UUID.randomUUID().toString(),
                id + instance,
                name,
                number,
                text);
    }
}
