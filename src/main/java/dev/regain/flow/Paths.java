package dev.regain.flow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;

/** The ways in, as the diagrams declare them: a new diagram is a new way, and nothing else need be told. */
@Component
public class Paths {

    private static final String OFFERED = "/recovery";

    private final RepositoryService repository;
    private volatile List<Path> paths;

    Paths(RepositoryService repository) {
        this.repository = repository;
    }

    /** In the order of their numbers. */
    public List<Path> all() {
        if (paths == null) {
            paths = repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                    .filter(this::isOffered)
                    .map(this::read)
                    .sorted(Comparator.comparingInt(Path::type))
                    .toList();
        }
        return paths;
    }

    public Optional<Path> ofType(String type) {
        return all().stream()
                .filter(path -> Integer.toString(path.type()).equals(type))
                .findFirst();
    }

    private boolean isOffered(ProcessDefinition definition) {
        return definition.getCategory() != null && definition.getCategory().endsWith(OFFERED);
    }

    private Path read(ProcessDefinition definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
        Process process = model.getModelElementById(definition.getKey());
        StartEvent start =
                process.getChildElementsByType(StartEvent.class).iterator().next();
        return new Path(type(model, definition.getKey()), definition.getKey(), start.getCamundaFormKey());
    }

    private static int type(BpmnModelInstance model, String process) {
        String type = Properties.of(model, process).get("type");
        if (type == null) {
            throw new IllegalStateException(process + " has no property \"type\"");
        }
        return Integer.parseInt(type);
    }
}
