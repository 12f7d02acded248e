package dev.regain.history;

import static java.util.Comparator.comparingDouble;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regain.history.Definitions.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/**
 * The pages of a process in the order in which they are drawn, from left to right, and what is one above the other from the top. At a
 * call are the pages of the process that is called, in its newest version.
 */
@Component
class PageOrder {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final int DIAGRAMS_AT_HAND = 200;

    private final Definitions definitions;
    /** A version's diagram never changes. */
    private final Cache<String, List<Drawn>> diagrams =
            Caffeine.newBuilder().maximumSize(DIAGRAMS_AT_HAND).build();

    PageOrder(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * A user task.
     *
     * @param isStaffs whether it is one for a group of the staff
     */
    record Place(String process, String activity, boolean isStaffs) {}

    /**
     * A user task or a call activity as it is drawn.
     *
     * @param called the process that is called, or null
     */
    private record Drawn(String id, String called, boolean isStaffs, double x, double y) {}

    /** Of the newest version that is meant. */
    List<Place> of(Selection selection) {
        List<Place> places = new ArrayList<>();
        selection.definitions().stream()
                .findFirst()
                .ifPresent(newest -> add(selection.process(), newest, places, new HashSet<>()));
        return places;
    }

    private void add(String process, String definition, List<Place> places, Set<String> seen) {
        if (!seen.add(process)) {
            return;
        }
        for (Drawn drawn : diagrams.get(definition, this::read)) {
            if (drawn.called() == null) {
                places.add(new Place(process, drawn.id(), drawn.isStaffs()));
            } else {
                newest(drawn.called()).ifPresent(called -> add(drawn.called(), called.id(), places, seen));
            }
        }
    }

    private Optional<Definition> newest(String process) {
        return definitions.versions(process).stream().findFirst();
    }

    private List<Drawn> read(String definition) {
        return definitions.file(definition).map(PageOrder::read).orElse(List.of());
    }

    private static List<Drawn> read(byte[] diagram) {
        Map<String, String> called = new HashMap<>();
        Set<String> staffs = new HashSet<>();
        List<Drawn> drawn = new ArrayList<>();
        try {
            XMLStreamReader xml = Xml.reader(diagram);
            String shape = null;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "userTask" -> {
                        called.put(xml.getAttributeValue(null, "id"), null);
                        if (xml.getAttributeValue(CAMUNDA, "candidateGroups") != null) {
                            staffs.add(xml.getAttributeValue(null, "id"));
                        }
                    }
                    case "callActivity" ->
                        called.put(xml.getAttributeValue(null, "id"), xml.getAttributeValue(null, "calledElement"));
                    case "BPMNShape" -> shape = xml.getAttributeValue(null, "bpmnElement");
                    case "Bounds" -> {
                        if (called.containsKey(shape)) {
                            drawn.add(new Drawn(
                                    shape,
                                    called.get(shape),
                                    staffs.contains(shape),
                                    number(xml, "x"),
                                    number(xml, "y")));
                            shape = null;
                        }
                    }
                    default -> {
                        // Whatever else is drawn is no page.
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new IllegalStateException("A diagram that the engine has deployed cannot be read", unreadable);
        }
        drawn.sort(comparingDouble(Drawn::x).thenComparingDouble(Drawn::y));
        return drawn;
    }

    private static double number(XMLStreamReader xml, String name) {
        return Double.parseDouble(xml.getAttributeValue(null, name));
    }
}
