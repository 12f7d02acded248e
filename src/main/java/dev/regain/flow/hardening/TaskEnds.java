package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.util.ReflectionUtils;

/** What has become of a task that somebody wanted to take or complete, and that is not there any more. */
class TaskEnds {

    private final ProcessEngineConfigurationImpl engine;

    TaskEnds(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** For whoever came too late; colleagues may know each other's names. */
    Refused of(Command<?> command) {
        String task = taskOf(command);
        return engine.getCommandExecutorTxRequiresNew()
                .execute(context -> context.runWithoutAuthorization(() -> of(task)));
    }

    /** The commands say it to nobody else. */
    private static String taskOf(Command<?> command) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(command.getClass(), "taskId"));
        ReflectionUtils.makeAccessible(field);
        return (String) ReflectionUtils.getField(field, command);
    }

    private Refused of(String task) {
        HistoricTaskInstance known = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task)
                .singleResult();
        if (known == null) {
            return new Refused("no-such-task");
        }
        if (known.getEndTime() == null) {
            return new Refused("held-by-another");
        }
        return TaskEntity.DELETE_REASON_COMPLETED.equals(known.getDeleteReason()) && known.getAssignee() != null
                ? new Refused("already-decided", nameOf(known.getAssignee()))
                : new Refused("not-open");
    }

    private String nameOf(String id) {
        User user = engine.getIdentityService().createUserQuery().userId(id).singleResult();
        String name = user == null
                ? ""
                : Stream.of(user.getFirstName(), user.getLastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))
                        .strip();
        return name.isEmpty() ? id : name;
    }
}
