package dev.regain.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A process as it is drawn: its elements by id, in the order of the file, and the sequence flows between them.
 *
 * @param process the process's id
 */
record Diagram(String process, Map<String, Element> elements, List<Flow> flows) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String OURS = "https://regain.dev/diagram";

    /** What may stand at an end of a sequence flow; and what holds others. */
    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "complexGateway",
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction");

    /**
     * @param chinese its name in Chinese; null where the diagram does not say it
     * @param type BPMN's name for it, such as {@code userTask}
     * @param scope the element that it is drawn in: the process or a sub-process
     * @param attachedTo what a boundary event stands on; null for others
     * @param interrupts whether it is a sub-process that an event begins, and that ends all else
     */
    record Element(
            String id, String name, String chinese, String type, String scope, String attachedTo, boolean interrupts) {

        Element withoutInterrupting() {
            return new Element(id, name, chinese, type, scope, attachedTo, false);
        }
    }

    record Flow(String id, String source, String target) {}

    static Diagram read(byte[] xml) {
        try {
            return read(Xml.reader(xml));
        } catch (XMLStreamException unreadable) {
            throw new IllegalStateException("A diagram that the engine has deployed cannot be read", unreadable);
        }
    }

    private static Diagram read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, Element> elements = new LinkedHashMap<>();
        List<Flow> flows = new ArrayList<>();
        Deque<String> scopes = new ArrayDeque<>();
        String process = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && BPMN.equals(xml.getNamespaceURI())) {
                String type = xml.getLocalName();
                String id = xml.getAttributeValue(null, "id");
                if (type.equals("process")) {
                    process = process == null ? id : process;
                    scopes.push(id);
                } else if (type.equals("sequenceFlow")) {
                    flows.add(new Flow(
                            id, xml.getAttributeValue(null, "sourceRef"), xml.getAttributeValue(null, "targetRef")));
                } else if (NODES.contains(type)) {
                    elements.put(
                            id,
                            new Element(
                                    id,
                                    Objects.requireNonNullElse(xml.getAttributeValue(null, "name"), id),
                                    xml.getAttributeValue(OURS, "zh"),
                                    type,
                                    scopes.peek(),
                                    xml.getAttributeValue(null, "attachedToRef"),
                                    "true".equals(xml.getAttributeValue(null, "triggeredByEvent"))));
                    if ("false".equals(xml.getAttributeValue(null, "isInterrupting"))) {
                        elements.computeIfPresent(scopes.peek(), (any, scope) -> scope.withoutInterrupting());
                    }
                    if (isScope(type)) {
                        scopes.push(id);
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && BPMN.equals(xml.getNamespaceURI())
                    && (xml.getLocalName().equals("process") || isScope(xml.getLocalName()))) {
                scopes.pop();
            }
        }
        return new Diagram(process, elements, flows);
    }

    private static boolean isScope(String type) {
        return type.equals("subProcess") || type.equals("transaction");
    }

    /** How the element is called in the diagram. */
    Optional<String> name(String id) {
        return Optional.ofNullable(elements.get(id)).map(Element::name);
    }

    /** How all elements are called, by id. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        elements.values().forEach(element -> names.put(element.id(), element.name()));
        return names;
    }

    /**
     * How a case can come out: the ends of the process as a whole. Of a case that an event sub-process ended, the engine keeps
     * that sub-process as its end.
     */
    List<Element> outcomes() {
        return elements.values().stream()
                .filter(element -> element.scope().equals(process))
                .filter(element -> element.type().equals("endEvent") || element.interrupts())
                .toList();
    }
}
