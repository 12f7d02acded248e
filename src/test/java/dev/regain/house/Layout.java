package dev.regain.house;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How a diagram is drawn, and what would keep a person from reading it. */
final class Layout {

    private final Map<FlowNode, Rectangle2D> boxes = new LinkedHashMap<>();
    private final Map<SequenceFlow, List<Line2D>> lines = new LinkedHashMap<>();
    private final Map<BaseElement, Rectangle2D> labels = new LinkedHashMap<>();
    private final Collection<FlowNode> nodes;
    private final Collection<SequenceFlow> flows;

    Layout(BpmnModelInstance model) {
        nodes = model.getModelElementsByType(FlowNode.class);
        flows = model.getModelElementsByType(SequenceFlow.class);
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() instanceof FlowNode node && shape.getBounds() != null) {
                boxes.put(node, box(shape.getBounds()));
                keep(shape.getBpmnLabel(), node);
            }
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                lines.put(flow, lines(edge));
                keep(edge.getBpmnLabel(), flow);
            }
        }
    }

    private void keep(BpmnLabel label, BaseElement owner) {
        if (label != null && label.getBounds() != null) {
            labels.put(owner, box(label.getBounds()));
        }
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<Line2D> lines(BpmnEdge edge) {
        List<Point2D> points = edge.getWaypoints().stream()
                .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
                .toList();
        List<Line2D> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line2D.Double(points.get(i - 1), points.get(i)));
        }
        return lines;
    }

    List<String> complaintsAboutWhatIsNotDrawn() {
        Stream<String> shapes = nodes.stream()
                .filter(node -> !boxes.containsKey(node))
                .map(node -> node.getId() + " has no shape: nobody would see it in Cockpit");
        Stream<String> edges = flows.stream()
                .filter(flow -> lines.getOrDefault(flow, List.of()).isEmpty())
                .map(flow -> flow.getId() + " has no edge: nobody would see it in Cockpit");
        return Stream.concat(shapes, edges).toList();
    }

    List<String> complaintsAboutBoxes() {
        List<String> complaints = new ArrayList<>();
        forEachPair(boxes, (one, other) -> {
            boolean siblings = one.getParentElement().equals(other.getParentElement());
            if (siblings && !isAttached(one, other) && boxes.get(one).intersects(boxes.get(other))) {
                complaints.add("%s and %s lie on each other".formatted(one.getId(), other.getId()));
            }
        });
        boxes.forEach((node, box) -> {
            Rectangle2D around = node.getParentElement() instanceof FlowNode parent ? boxes.get(parent) : null;
            if (around != null && !around.contains(box)) {
                complaints.add("%s is drawn outside its sub-process".formatted(node.getId()));
            }
        });
        return complaints;
    }

    List<String> complaintsAboutLines() {
        List<String> complaints = new ArrayList<>();
        forEachPair(lines, (one, other) -> crossings(one, other).stream()
                .filter(crossing -> !isAtSharedEnd(crossing, one, other))
                .findFirst()
                .ifPresent(crossing -> complaints.add("%s and %s cross at (%.0f, %.0f)"
                        .formatted(one.getId(), other.getId(), crossing.getX(), crossing.getY()))));
        lines.forEach((flow, drawn) -> boxes.forEach((node, box) -> {
            if (!belongsTo(flow, node) && drawn.stream().anyMatch(line -> line.intersects(grown(box, -1)))) {
                complaints.add("%s runs through %s".formatted(flow.getId(), node.getId()));
            }
        }));
        return complaints;
    }

    List<String> complaintsAboutLabels() {
        List<String> complaints = new ArrayList<>();
        forEachPair(labels, (one, other) -> {
            if (labels.get(one).intersects(labels.get(other))) {
                complaints.add("the labels of %s and %s lie on each other".formatted(one.getId(), other.getId()));
            }
        });
        labels.forEach((owner, label) -> boxes.forEach((node, box) -> {
            if (!owner.equals(node) && !isAround(node, owner) && label.intersects(box)) {
                complaints.add("the label of %s lies on %s".formatted(owner.getId(), node.getId()));
            }
        }));
        return complaints;
    }

    private List<Point2D> crossings(SequenceFlow one, SequenceFlow other) {
        List<Point2D> crossings = new ArrayList<>();
        for (Line2D line : lines.get(one)) {
            for (Line2D against : lines.get(other)) {
                crossings.addAll(crossings(line, against));
            }
        }
        return crossings;
    }

    /** Where two lines meet: one point, or where they run on each other the ends of that stretch. */
    private static List<Point2D> crossings(Line2D one, Line2D other) {
        if (!one.intersectsLine(other)) {
            return List.of();
        }
        double dx = one.getX2() - one.getX1();
        double dy = one.getY2() - one.getY1();
        double ex = other.getX2() - other.getX1();
        double ey = other.getY2() - other.getY1();
        double turn = dx * ey - dy * ex;
        if (turn == 0) {
            return Stream.concat(
                            Stream.of(one.getP1(), one.getP2()).filter(point -> other.ptSegDist(point) == 0),
                            Stream.of(other.getP1(), other.getP2()).filter(point -> one.ptSegDist(point) == 0))
                    .toList();
        }
        double along = ((other.getX1() - one.getX1()) * ey - (other.getY1() - one.getY1()) * ex) / turn;
        return List.of(new Point2D.Double(one.getX1() + along * dx, one.getY1() + along * dy));
    }

    private boolean isAtSharedEnd(Point2D crossing, SequenceFlow one, SequenceFlow other) {
        return Stream.of(one.getSource(), one.getTarget())
                .filter(node -> node.equals(other.getSource()) || node.equals(other.getTarget()))
                .filter(boxes::containsKey)
                .anyMatch(shared -> grown(boxes.get(shared), 1).contains(crossing));
    }

    private static boolean belongsTo(SequenceFlow flow, FlowNode node) {
        return Stream.of(flow.getSource(), flow.getTarget())
                .anyMatch(end -> end.equals(node) || isAttached(end, node) || isAround(node, end));
    }

    private static boolean isAttached(FlowNode one, FlowNode other) {
        return one instanceof BoundaryEvent event && other.equals(event.getAttachedTo())
                || other instanceof BoundaryEvent host && one.equals(host.getAttachedTo());
    }

    private static boolean isAround(FlowNode around, ModelElementInstance element) {
        ModelElementInstance parent = element.getParentElement();
        return parent != null && (parent.equals(around) || isAround(around, parent));
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
    }

    private static <T> void forEachPair(Map<T, ?> drawn, BiConsumer<T, T> look) {
        List<T> all = List.copyOf(drawn.keySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                look.accept(all.get(i), all.get(j));
            }
        }
    }
}
