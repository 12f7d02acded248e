package dev.badhouse.web;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

public class WritesVariables implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("name", "Ana");
    }

    void read(RuntimeService runtime) {
        runtime.getVariable("execution", "name");
    }

    void complete(TaskService tasks) {
        tasks.complete("task", Map.of("name", "Ana"));
    }
}
