package dev.regain.flow.hardening;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
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

/**
 * Who may take and complete a user task, which the engine itself does not enforce. A task with a candidate group is the staff's:
 * its assignee completes it, who has the group, and who is not the one who completed the task that the property {@code
 * apartFrom} names; the property {@code takes} names the variables that may come with it. A task without a candidate group is
 * an applicant's step: nobody who is signed in touches it.
 */
class GuardUserTasks extends AbstractBpmnParseListener {

    private final ProcessEngineConfigurationImpl engine;
    private final StaffAnswer answer;

    GuardUserTasks(ProcessEngineConfigurationImpl engine, StaffAnswer answer) {
        this.engine = engine;
        this.answer = answer;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        Set<String> groups = definition.getCandidateGroupIdExpressions().stream()
                .map(Expression::getExpressionText)
                .collect(Collectors.toSet());
        if (groups.isEmpty()) {
            listen(definition, TaskListener.EVENTNAME_UPDATE, task -> refuseStaff());
            listen(definition, TaskListener.EVENTNAME_COMPLETE, task -> refuseStaff());
        } else {
            StaffTask rules = new StaffTask(
                    groups,
                    property(element, "apartFrom").orElse(null),
                    property(element, "takes").map(GuardUserTasks::words).orElse(Set.of()));
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
            throw new Refused("This step is the applicant's.");
        }
    }

    private void checkTaking(DelegateTask task, StaffTask rules) {
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        String user = signedIn();
        if (change == null || user == null) {
            return;
        }
        String before = change.getOrgValueString();
        String after = change.getNewValueString();
        if (after == null) {
            // Somebody may fall ill while holding a task; an administrator frees it, but decides nothing by that.
            if (!user.equals(before) && !isIn(user, Set.of(Groups.CAMUNDA_ADMIN))) {
                throw new Refused("Another person holds this task.");
            }
            return;
        }
        if (before != null) {
            throw new Refused("Another person holds this task.");
        }
        if (!after.equals(user)) {
            throw new Refused("A task is taken, not given to somebody.");
        }
        checkPerson(task, rules, user);
    }

    private void checkCompleting(DelegateTask task, StaffTask rules) {
        String user = signedIn();
        if (user == null || !user.equals(task.getAssignee())) {
            throw new Refused("Only who holds this task completes it: claim it first.");
        }
        checkPerson(task, rules, user);
        answer.accept(rules.takes());
    }

    private void checkPerson(DelegateTask task, StaffTask rules, String user) {
        if (!isIn(user, rules.groups())) {
            throw new Refused("This task is for another group.");
        }
        if (rules.apartFrom() != null && hasCompleted(user, rules.apartFrom(), task.getProcessInstanceId())) {
            throw new Refused("A second person decides this: you decided before.");
        }
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

    private static Optional<String> property(Element task, String name) {
        return Optional.ofNullable(task.element("extensionElements"))
                .map(extensions -> extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .flatMap(properties -> properties.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).collect(Collectors.toSet());
    }

    private record StaffTask(Set<String> groups, String apartFrom, Set<String> takes) {}
}
