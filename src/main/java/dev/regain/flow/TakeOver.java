package dev.regain.flow;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** A lead takes a task that somebody else holds, for a reason that is kept in the audit log. Nobody else can. */
@Component
public class TakeOver {

    /** The group of those who may. */
    public static final String LEADS = "review-leads";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService people;
    private final AuditLog log;
    private final OwnName own;

    TakeOver(TaskService tasks, RuntimeService runtime, IdentityService people, AuditLog log, OwnName own) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.people = people;
        this.log = log;
        this.own = own;
    }

    /** Why: one of these, for a reason in words would say who it is about. */
    public enum Reason {
        HOLDER_ABSENT,
        TIME_RUNS_OUT,
        HOLDER_ASKS,
        CONFLICT_OF_INTEREST;

        public static Optional<Reason> of(String code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst();
        }

        /** {@code holder-absent}, as forms and the log have it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The task is the lead's from now on; the rules of who may decide it hold for leads as for everybody.
     *
     * @return why it was not done; empty where it was
     */
    public Optional<Refused> by(String lead, String task, Reason reason) {
        try {
            own.does(() -> takeOver(lead, task, reason));
            return Optional.empty();
        } catch (ProcessEngineException failed) {
            return Optional.of(refused(failed));
        }
    }

    private static Refused refused(ProcessEngineException failed) {
        Refused refused = Refused.in(failed);
        if (refused != null) {
            return refused;
        }
        if (failed instanceof NullValueException || failed instanceof OptimisticLockingException) {
            // Its holder was as quick.
            return new Refused("overtaken");
        }
        throw failed;
    }

    private void takeOver(String lead, String id, Reason reason) {
        if (!isLead(lead)) {
            throw new Refused("only-a-lead");
        }
        Task task = tasks.createTaskQuery()
                .taskId(id)
                .withCandidateGroups()
                .includeAssignedTasks()
                .singleResult();
        if (task == null) {
            throw new Refused("not-open");
        }
        if (task.getAssignee() == null) {
            throw new Refused("not-held");
        }
        if (task.getAssignee().equals(lead)) {
            throw new Refused("held-by-you");
        }
        // Before the task: who completes it in this moment locks in the same order.
        log.append(Act.TOOK_OVER, lead, caseOf(task), task.getTaskDefinitionKey(), reason.code());
        showToLeads(id);
        tasks.setAssignee(id, lead);
    }

    private boolean isLead(String user) {
        return people.createUserQuery().userId(user).memberOfGroup(LEADS).count() > 0;
    }

    /** A lead need not be a reviewer to decide what they took over. */
    private void showToLeads(String task) {
        boolean shown = tasks.getIdentityLinksForTask(task).stream()
                .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && LEADS.equals(link.getGroupId()));
        if (!shown) {
            tasks.addCandidateGroup(task, LEADS);
        }
    }

    private CaseId caseOf(Task task) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(process -> CaseId.of(process.getBusinessKey()))
                .orElseThrow(() -> new Refused("not-open"));
    }
}
