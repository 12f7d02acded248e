package dev.regain.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.springframework.stereotype.Component;

/**
 * The clocks by which a path, or a change beside it, ends what nobody goes on with. A person who waits for somebody of the staff
 * cannot go on; whichever process it is that called, its clocks stand still meanwhile.
 */
@Component
public class DraftTimers {

    private final ManagementService management;
    private final Clock clock;

    DraftTimers(ManagementService management, Clock clock) {
        this.management = management;
        this.clock = clock;
    }

    /** The clocks of the process that began all of this. */
    public void stop(DelegateExecution execution) {
        for (JobEntity timer : timersAbove(execution)) {
            timer.setSuspensionState(SuspensionState.SUSPENDED.getStateCode());
        }
    }

    /** Those that were stopped go on, and have so much time left. */
    public void goOn(DelegateExecution execution, Duration left) {
        for (JobEntity timer : timersAbove(execution)) {
            if (timer.isSuspended()) {
                timer.setDuedate(Date.from(clock.instant().plus(left)));
                timer.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
            }
        }
    }

    /** As the engine is about to write them: its own commands for this would each write by themselves, past one another. */
    private List<JobEntity> timersAbove(DelegateExecution execution) {
        return management
                .createJobQuery()
                .processInstanceId(((ExecutionEntity) execution).getRootProcessInstanceId())
                .timers()
                .list()
                .stream()
                .map(JobEntity.class::cast)
                .toList();
    }
}
