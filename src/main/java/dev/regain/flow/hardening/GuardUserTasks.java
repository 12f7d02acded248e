package dev.regain.flow.hardening;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Exclusion;
import dev.regain.flow.Refused;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Who may take and complete a user task, which the engine itself does not enforce. A task with a candidate group is the staff's:
 * its assignee completes it, who has the group, who is not the one who completed one of the tasks that the property {@code
 * apartFrom} names, and whom no {@link Exclusion} keeps from the case; the property {@code takes} names the variables that may
 * come with it. Who takes one or gives it back is in the audit log. A task without a candidate group is an applicant's step: nobody who is signed in touches it.
 */
class GuardUserTasks extends AbstractBpmnParseListener {

    private final ProcessEngineConfigurationImpl engine;
    private final StaffAnswer answer;
    private final ObjectProvider<Exclusion> exclusions;
    private final ObjectProvider<AuditLog> log;

    /** @param exclusions asked when a task is taken, as the log is: they need the engine that is being built */
    GuardUserTasks(
            ProcessEngineConfigurationImpl engine,
            StaffAnswer answer,
            ObjectProvider<Exclusion> exclusions,
            ObjectProvider<AuditLog> log) {
        this.engine = engine;
        this.answer = answer;
        this.exclusions = exclusions;
        this.log = log;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        if (definition.getCandidateGroupIdExpressions().isEmpty()) {
            listen(definition, TaskListener.EVENTNAME_UPDATE, task -> refuseStaff());
            listen(definition, TaskListener.EVENTNAME_COMPLETE, task -> refuseStaff());
        } else {
            StaffTask rules = new StaffTask(words(element, "apartFrom"), words(element, "takes"));
            listen(definition, TaskListener.EVENTNAME_UPDATE, task -> checkTaking(task, rules));
            listen(definition, TaskListener.EVENTNAME_COMPLETE, task -> checkCompleting(task, rules));
        }
    }

    /** Built-in, so that it runs where custom listeners are skipped too. */
    private static void listen(TaskDefinition definition, String event, TaskListener listener) {
        definition.addBuiltInTaskListener(event, listener);
    }

    private void refuseStaff() {
        if (signedIn() != null) {
            throw new Refused("applicants-step");
        }
    }

    private void checkTaking(DelegateTask task, StaffTask rules) {
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        String user = signedIn();
        if (change == null) {
            return;
        }
        String before = change.getOrgValueString();
        String after = change.getNewValueString();
        if (user == null) {
            // Our own code, for somebody who may: a page on which a lead takes over, a task that nobody works at.
            if (after != null) {
                checkPerson(task, rules, after);
            }
            return;
        }
        if (after == null) {
            // Somebody may fall ill while holding a task; an administrator frees it, but decides nothing by that.
            if (!user.equals(before) && !isIn(user, Set.of(Groups.CAMUNDA_ADMIN))) {
                throw new Refused("held-by-another");
            }
            log(Act.RELEASED, user, task);
            return;
        }
        if (before != null) {
            throw new Refused("held-by-another");
        }
        if (!after.equals(user)) {
            throw new Refused("not-given");
        }
        checkPerson(task, rules, user);
        log(Act.CLAIMED, user, task);
    }

    private void log(Act act, String user, DelegateTask task) {
        log.getObject().append(act, user, caseOf(task), task.getTaskDefinitionKey(), "");
    }

    private void checkCompleting(DelegateTask task, StaffTask rules) {
        String user = signedIn();
        if (user == null || !user.equals(task.getAssignee())) {
            throw new Refused("not-claimed");
        }
        checkPerson(task, rules, user);
        answer.accept(rules.takes());
    }

    private void checkPerson(DelegateTask task, StaffTask rules, String user) {
        if (!isIn(user, groupsOf(task))) {
            throw new Refused("another-group");
        }
        if (rules.apartFrom().stream().anyMatch(other -> hasCompleted(user, other, task.getProcessInstanceId()))) {
            throw new Refused("second-person");
        }
        CaseId caseId = caseOf(task);
        exclusions.stream()
                .flatMap(exclusion -> exclusion.of(caseId, task.getTaskDefinitionKey(), user).stream())
                .findFirst()
                .ifPresent(refused -> {
                    throw refused;
                });
    }

    /** @throws OptimisticLockingException where a job of the process moved the task since it was read; then it is tried again */
    private static CaseId caseOf(DelegateTask task) {
        if (task.getExecution() == null) {
            throw new OptimisticLockingException("The process moved this task.");
        }
        return CaseId.of(task.getExecution().getProcessBusinessKey());
    }

    /** Those of now: the process may give an open task to a further group, and nobody else can. */
    private static Set<String> groupsOf(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private String signedIn() {
        return Optional.ofNullable(engine.getIdentityService().getCurrentAuthentication())
                .map(authentication -> authentication.getUserId())
                .orElse(null);
    }

    /** Asked of the database: the groups of a session are as old as its sign-in. */
    private boolean isIn(String user, Set<String> groups) {
        return groups.stream()
                .anyMatch(group -> engine.getIdentityService()
                                .createUserQuery()
                                .userId(user)
                                .memberOfGroup(group)
                                .count()
                        > 0);
    }

    private boolean hasCompleted(String user, String task, String processInstance) {
        return engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(processInstance)
                        .taskDefinitionKey(task)
                        .taskAssignee(user)
                        .taskDeleteReason(TaskEntity.DELETE_REASON_COMPLETED)
                        .count()
                > 0;
    }

    /** The words of a property of the task; none where it has no such property. */
    private static Set<String> words(Element task, String property) {
        return Stream.ofNullable(task.element("extensionElements"))
                .map(extensions -> extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .filter(Objects::nonNull)
                .flatMap(properties -> properties.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream())
                .filter(candidate -> property.equals(candidate.attribute("name")))
                .map(candidate -> candidate.attribute("value"))
                .filter(Objects::nonNull)
                .flatMap(text -> Arrays.stream(text.trim().split("\\s+")))
                .collect(Collectors.toSet());
    }

    private record StaffTask(Set<String> apartFrom, Set<String> takes) {}
}
