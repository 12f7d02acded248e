package dev.regain.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The tables beside the diagrams, asked where no process asks: a look leaves nothing in the engine's history. */
@Component
public class Decisions {

    private final RepositoryService repository;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    Decisions(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * The rows of the table that apply, by the names of its outputs.
     *
     * @param inputs the names of all inputs; one whose fact is not known is null
     */
    public List<Map<String, Object>> rowsOf(String decision, List<String> inputs, Fact... facts) {
        Map<String, Object> known = new HashMap<>();
        inputs.forEach(input -> known.put(input, null));
        Arrays.stream(facts).forEach(fact -> known.put(fact.variable().name(), fact.stored()));
        DecisionDefinition latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        DmnDecision table = parsed.computeIfAbsent(latest.getId(), id -> read(id, decision));
        return engine.evaluateDecisionTable(table, known).getResultList();
    }

    /** In a listener at the end of a business rule task: the rows of its table that applied, by the names of its outputs. */
    public static List<Map<String, Object>> justMade(DelegateExecution execution) {
        Object result = execution.getVariable(DecisionEvaluationUtil.DECISION_RESULT_VARIABLE);
        if (result instanceof DmnDecisionResult made) {
            return made.getResultList();
        }
        throw new IllegalStateException("no decision was made here");
    }

    private DmnDecision read(String id, String decision) {
        try (InputStream drawn = repository.getDecisionModel(id)) {
            return engine.parseDecision(decision, drawn);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
