package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The business key is plain text in five columns: only a case's id may stand there. */
class RequireCaseAsBusinessKey extends AbstractBpmnParseListener {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(
                ExecutionListener.EVENTNAME_START, (ExecutionListener) RequireCaseAsBusinessKey::check);
    }

    private static void check(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        if (key == null || !UUID.matcher(key).matches()) {
            throw new Refused("no-case");
        }
    }
}
