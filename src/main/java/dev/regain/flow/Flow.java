package dev.regain.flow;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.flow.Whereabouts.Ended;
import dev.regain.flow.Whereabouts.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The processes as the rest of the house sees them: start a case, ask where it is, take its open step, tell it something. */
@Component
public class Flow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;

    Flow(RuntimeService runtime, TaskService tasks, HistoryService history) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
    }

    /** The case that a delegate works for, in the path or in any process it called. */
    public static CaseId caseOf(DelegateExecution execution) {
        return CaseId.of(execution.getProcessBusinessKey());
    }

    public void start(Path path, CaseId caseId, Collection<Fact> facts) {
        runtime.startProcessInstanceByKey(path.process(), caseId.toString(), stored(facts));
    }

    public Whereabouts whereIs(CaseId caseId) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .initializeFormKeys()
                .list();
        if (!open.isEmpty()) {
            Task task = open.get(0);
            return new AtStep(task.getTaskDefinitionKey(), task.getFormKey(), task.getId());
        }
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .finished()
                .list()
                .stream()
                .findFirst()
                .map(ended -> endOf(ended.getId()))
                .orElseGet(Waiting::new);
    }

    private Whereabouts endOf(String process) {
        HistoricActivityInstance end = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process)
                .orderByHistoricActivityInstanceEndTime()
                .desc()
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .findFirst()
                .orElseThrow();
        return new Ended(end.getActivityId(), "applicant/" + Names.kebab(end.getActivityId()));
    }

    /** Completes the person's open task; what was answered goes on with it or not at all. */
    public void complete(AtStep step, Collection<Fact> facts) {
        tasks.complete(step.task(), stored(facts));
    }

    /**
     * Tells the case that something happened outside.
     *
     * @return false where the case does not wait for it: it came twice, or too late
     */
    public boolean tell(CaseId caseId, String message) {
        List<org.camunda.bpm.engine.runtime.Execution> waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(caseId.toString())
                .list();
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }

    private static Map<String, Object> stored(Collection<Fact> facts) {
        return facts.stream().collect(Collectors.toMap(fact -> fact.variable().name(), Fact::stored));
    }
}
