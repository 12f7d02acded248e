package dev.regain.appeal;

import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An overdue task goes to the top of the reviewers' list, which goes by priority. */
@Component
class EscalateReview implements JavaDelegate {

    private static final int ABOVE_ALL = 100;

    private final Appeals appeals;

    EscalateReview(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), ABOVE_ALL));
        Facts.ESCALATED.set(execution, true);
        appeals.tell(Flow.caseOf(execution), Happening.ESCALATED, List.of());
    }
}
