package dev.regain.flow;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What a diagram says of one of its elements beyond BPMN: the extension properties, by name. */
final class Properties {

    private Properties() {}

    static Map<String, String> of(BpmnModelInstance model, String element) {
        BaseElement described = model.getModelElementById(element);
        return described.getExtensionElements() == null
                ? Map.of()
                : described.getExtensionElements().getElements().stream()
                        .flatMap(extension -> extension.getChildElementsByType(CamundaProperty.class).stream())
                        .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
    }
}
