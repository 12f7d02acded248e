package dev.regain.appeal;

import dev.regain.flow.Flow;
import dev.regain.flow.TakeOver;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leads have no address that we know of; they have a list, and what nears its end is on it. */
@Component
class TellLeads implements JavaDelegate {

    private final Appeals appeals;

    TellLeads(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), TakeOver.LEADS));
        Facts.LEADS_TOLD.set(execution, true);
        appeals.tell(Flow.caseOf(execution), Happening.LEADS_TOLD, List.of());
    }
}
