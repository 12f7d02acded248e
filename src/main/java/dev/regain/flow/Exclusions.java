package dev.regain.flow;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.Acquaintances;
import dev.regain.casefile.CaseId;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** People of the staff who say of themselves that they are not to decide a case. */
@Component
public class Exclusions implements Exclusion {

    private final Acquaintances acquaintances;
    private final TaskService tasks;
    private final AuditLog log;
    private final OwnName own;

    Exclusions(Acquaintances acquaintances, TaskService tasks, AuditLog log, OwnName own) {
        this.acquaintances = acquaintances;
        this.tasks = tasks;
        this.log = log;
        this.own = own;
    }

    /**
     * Somebody knows the applicant: from now on nothing of this case is theirs to decide, and what they hold of it goes back to
     * its group. It cannot be taken back.
     */
    public void declare(CaseId caseId, String staff) {
        own.does(() -> {
            if (!acquaintances.isNoted(caseId, staff)) {
                acquaintances.note(caseId, staff);
                // Before the tasks: who completes one of them in this moment locks in the same order.
                log.append(Act.DECLARED, staff, caseId, "knowsApplicant", "");
                tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .taskAssignee(staff)
                        .list()
                        .stream()
                        .map(Task::getId)
                        .forEach(task -> tasks.setAssignee(task, null));
            }
        });
    }

    @Override
    public Optional<Refused> of(CaseId caseId, String task, String staff) {
        return acquaintances.isNoted(caseId, staff) ? Optional.of(new Refused("knows-applicant")) : Optional.empty();
    }
}
