package dev.regain.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people did in a case: applicants without a name, staff by theirs. */
@Component
class CaseTasks {

    private static final String COMPLETED = "completed";

    private final JdbcClient database;

    CaseTasks(JdbcClient database) {
        this.database = database;
    }

    /**
     * A task for somebody.
     *
     * @param decidedBy who of the staff completed it; null for an applicant's, for one that is open, and for one that was taken away
     * @param completed whether somebody did, or it went with what it was for
     * @param holders who of the staff took it and gave it back, in that order
     */
    @JsonInclude(Include.NON_NULL)
    record UserTask(
            String id,
            String instance,
            String activity,
            String name,
            Instant startedAt,
            Instant endedAt,
            Instant dueAt,
            boolean completed,
            String decidedBy,
            List<Holder> holders) {

        UserTask heldBy(List<Holder> all) {
            return new UserTask(id, instance, activity, name, startedAt, endedAt, dueAt, completed, decidedBy, all);
        }
    }

    /**
     * Somebody took a task or lost it.
     *
     * @param took false where it was given back or taken away
     * @param by who did it; null where nobody of the staff did, but the product
     */
    @JsonInclude(Include.NON_NULL)
    record Holder(String person, boolean took, String by, Instant at) {}

    List<UserTask> tasks(String root) {
        Map<String, List<Held>> held = held(root);
        return database
                .sql("""
                        select * from ACT_HI_TASKINST
                         where ROOT_PROC_INST_ID_ = :root
                         order by START_TIME_, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> {
                    boolean completed = COMPLETED.equals(row.getString("DELETE_REASON_"));
                    return new UserTask(
                            row.getString("ID_"),
                            row.getString("PROC_INST_ID_"),
                            row.getString("TASK_DEF_KEY_"),
                            row.getString("NAME_"),
                            CaseSteps.moment(row, "START_TIME_"),
                            CaseSteps.moment(row, "END_TIME_"),
                            CaseSteps.moment(row, "DUE_DATE_"),
                            completed,
                            completed ? row.getString("ASSIGNEE_") : null,
                            List.of());
                })
                .list()
                .stream()
                .map(task -> task.heldBy(held.getOrDefault(task.id(), List.of()).stream()
                        .map(Held::holder)
                        .toList()))
                .toList();
    }

    private record Held(String task, Holder holder) {}

    private Map<String, List<Held>> held(String root) {
        return database
                .sql("""
                        select * from ACT_HI_IDENTITYLINK
                         where ROOT_PROC_INST_ID_ = :root and TYPE_ = 'assignee' and TASK_ID_ is not null
                         order by TIMESTAMP_, case OPERATION_TYPE_ when 'delete' then 0 else 1 end, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> new Held(
                        row.getString("TASK_ID_"),
                        new Holder(
                                row.getString("USER_ID_"),
                                "add".equals(row.getString("OPERATION_TYPE_")),
                                row.getString("ASSIGNER_ID_"),
                                CaseSteps.moment(row, "TIMESTAMP_"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::task));
    }
}
