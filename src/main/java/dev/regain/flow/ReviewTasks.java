package dev.regain.flow;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The staff's tasks: whose case each is about, who holds it, and which one is next. Who may ask is for the doors to say. */
@Component
public class ReviewTasks {

    private static final int AT_ONCE = 20;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService people;
    private final Lock turns = new ReentrantLock();

    ReviewTasks(TaskService tasks, RuntimeService runtime, HistoryService history, IdentityService people) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.people = people;
    }

    /**
     * A task that somebody of the staff has to do.
     *
     * @param name the user task's id in its diagram
     * @param holder who has taken it, or null
     */
    public record ReviewTask(String id, String name, CaseId caseId, String holder) {}

    /** A task that somebody has taken. */
    public record HeldTask(String id, String name, CaseId caseId, String holder) {}

    /** Empty where it is done, or nobody's of the staff. */
    public Optional<ReviewTask> open(String task) {
        return Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(task)
                        .withCandidateGroups()
                        .includeAssignedTasks()
                        .singleResult())
                .map(this::reviewTask);
    }

    /** What of a case waits for the staff. */
    public List<ReviewTask> openOf(CaseId caseId) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .withCandidateGroups()
                .includeAssignedTasks()
                .list()
                .stream()
                .map(task -> new ReviewTask(task.getId(), task.getTaskDefinitionKey(), caseId, task.getAssignee()))
                .toList();
    }

    private ReviewTask reviewTask(Task task) {
        return new ReviewTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                casesByTask(List.of(task)).get(task.getId()),
                task.getAssignee());
    }

    /** As a colleague is called. */
    public String nameOf(String staff) {
        User person = people.createUserQuery().userId(staff).singleResult();
        String name = person == null
                ? ""
                : Stream.of(person.getFirstName(), person.getLastName())
                        .filter(Objects::nonNull)
                        .collect(joining(" "));
        return name.isBlank() ? staff : name;
    }

    /** The case of a task that is open or was. */
    public Optional<CaseId> caseOf(String task) {
        return Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(task).singleResult())
                .map(done -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(done.getProcessInstanceId())
                        .singleResult())
                .map(HistoricProcessInstance::getBusinessKey)
                .map(CaseId::of);
    }

    /** By the tasks' ids; those that are not open are left out. */
    public Map<String, CaseId> casesOf(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : casesByTask(tasks.createTaskQuery()
                        .taskIdIn(ids.toArray(String[]::new))
                        .list());
    }

    private Map<String, CaseId> casesByTask(List<Task> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<String, CaseId> cases = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        open.stream().map(Task::getProcessInstanceId).collect(toSet()))
                .list()
                .stream()
                .collect(toMap(ProcessInstance::getId, process -> CaseId.of(process.getBusinessKey())));
        return open.stream()
                .filter(task -> cases.containsKey(task.getProcessInstanceId()))
                .collect(toMap(Task::getId, task -> cases.get(task.getProcessInstanceId())));
    }

    /**
     * Takes for this person the most urgent task that nobody holds and that they may do: by priority, then by due date.
     *
     * @return the task, or empty where none is left for them
     */
    public Optional<String> takeNext(String staff) {
        List<String> groups = people.createGroupQuery().groupMember(staff).list().stream()
                .map(Group::getId)
                .toList();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        // One after the other on this node, or all would reach for the same one, and again for the next. Between nodes
        // the engine lets one win, and the other goes on to the next.
        turns.lock();
        try {
            return takeFirst(staff, groups);
        } finally {
            turns.unlock();
        }
    }

    private Optional<String> takeFirst(String staff, List<String> groups) {
        int notTheirs = 0;
        while (true) {
            List<Task> waiting = tasks.createTaskQuery()
                    .taskCandidateGroupIn(groups)
                    .taskUnassigned()
                    .active()
                    .orderByTaskPriority()
                    .desc()
                    .orderByDueDate()
                    .asc()
                    .orderByTaskCreateTime()
                    .asc()
                    .listPage(notTheirs, AT_ONCE);
            for (Task task : waiting) {
                if (takes(staff, groups, task)) {
                    return Optional.of(task.getId());
                }
                if (isWaiting(task)) {
                    notTheirs++;
                }
            }
            if (waiting.size() < AT_ONCE) {
                return Optional.empty();
            }
        }
    }

    /** As that person, so that all that holds for a claim in Tasklist holds here. */
    private boolean takes(String staff, List<String> groups, Task task) {
        people.setAuthentication(staff, groups);
        try {
            tasks.claim(task.getId(), staff);
            return true;
        } catch (ProcessEngineException notTheirs) {
            // Or the process is at work on the case in this moment: then the next one.
            return false;
        } finally {
            people.clearAuthentication();
        }
    }

    private boolean isWaiting(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).taskUnassigned().count() > 0;
    }

    /** What people of the staff hold. */
    public List<HeldTask> held() {
        List<Task> held = tasks.createTaskQuery()
                .withCandidateGroups()
                .includeAssignedTasks()
                .taskAssigned()
                .list();
        Map<String, CaseId> cases = casesByTask(held);
        return held.stream()
                .filter(task -> cases.containsKey(task.getId()))
                .map(task -> new HeldTask(
                        task.getId(), task.getTaskDefinitionKey(), cases.get(task.getId()), task.getAssignee()))
                .toList();
    }

    /**
     * Nobody holds the task from now on.
     *
     * @return false where it is no longer that person who holds it
     * @throws org.camunda.bpm.engine.OptimisticLockingException where somebody changes it in the same moment
     */
    public boolean giveBack(String task, String holder) {
        // Saved as it was read, so that the engine notices who was quicker.
        Optional<Task> theirs = Optional.ofNullable(
                tasks.createTaskQuery().taskId(task).taskAssignee(holder).singleResult());
        theirs.ifPresent(held -> {
            held.setAssignee(null);
            tasks.saveTask(held);
        });
        return theirs.isPresent();
    }
}
