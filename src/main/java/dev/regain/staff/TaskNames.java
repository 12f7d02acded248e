package dev.regain.staff;

import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What a task is called in the reader's language. The engine keeps one name; diagrams say beside it what it is in Chinese. */
@Component
class TaskNames {

    private static final String OURS = "https://regain.dev/diagram";

    private final RepositoryService repository;

    TaskNames(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * Nothing where the engine's name will do.
     *
     * @param definition the engine's id of the version
     * @param task its id in the diagram
     */
    Optional<String> of(String definition, String task, Locale language) {
        if (!language.getLanguage().equals(Locale.CHINESE.getLanguage()) || definition.isEmpty()) {
            return Optional.empty();
        }
        ModelElementInstance element =
                repository.getBpmnModelInstance(definition).getModelElementById(task);
        return Optional.ofNullable(element).map(found -> found.getAttributeValueNs(OURS, "zh"));
    }
}
