package dev.regain.house;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A file of {@code bpmn/} and what is wrong with it. Each rule answers with complaints, none where all is well; a
 * complaint says which element it is about and what to do.
 */
final class Diagram {

    private static final String OFFERED = "/recovery";
    private static final String OURS = "https://regain.dev/diagram";
    private static final String CASE = "#{execution.processBusinessKey}";
    private static final List<Class<? extends Task>> KINDS =
            List.of(ServiceTask.class, UserTask.class, BusinessRuleTask.class, ReceiveTask.class);
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Set<String> NO_VARIABLES = Set.of(
            "true",
            "false",
            "null",
            "empty",
            "not",
            "and",
            "or",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "instanceof",
            "execution");

    private final String file;
    private final BpmnModelInstance model;
    private final List<Process> processes;

    private Diagram(String file, BpmnModelInstance model) {
        this.file = file;
        this.model = model;
        this.processes = List.copyOf(model.getModelElementsByType(Process.class));
    }

    static List<Diagram> all() {
        return DrawnProcesses.files().stream().map(Diagram::read).toList();
    }

    private static Diagram read(Path path) {
        try {
            return of(path.getFileName().toString(), Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Diagram of(String file, String bpmn) {
        return new Diagram(
                file, Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))));
    }

    String file() {
        return file;
    }

    String process() {
        return processes.get(0).getId();
    }

    /** Whether the entry page offers it. */
    boolean isPath() {
        return model.getDefinitions().getTargetNamespace().endsWith(OFFERED);
    }

    Layout layout() {
        return new Layout(model);
    }

    List<String> complaintsAboutTheFile() {
        List<String> complaints = new ArrayList<>();
        if (processes.size() != 1) {
            complaints.add("there are " + processes.size() + " processes in the file: one process, one file");
        }
        String wanted = Spelling.kebab(process()) + ".bpmn";
        if (!file.equals(wanted)) {
            complaints.add("process %s is in %s: name the file %s".formatted(process(), file, wanted));
        }
        String namespace = model.getDefinitions().getTargetNamespace();
        if (!isPath() && !namespace.endsWith("/shared")) {
            complaints.add(
                    "target namespace %s: end it in /recovery where the entry page offers the process, in /shared otherwise"
                            .formatted(namespace));
        }
        return complaints;
    }

    List<String> complaintsAboutSettings() {
        List<String> complaints = new ArrayList<>();
        for (Process process : processes) {
            if (isBlank(process.getCamundaHistoryTimeToLiveString())) {
                complaints.add(
                        process.getId() + " has no camunda:historyTimeToLive: its history would never be deleted");
            }
            if (process.isCamundaStartableInTasklist()) {
                complaints.add(
                        process.getId()
                                + " can be started in Tasklist: set camunda:isStartableInTasklist=\"false\", cases start at the entry page");
            }
        }
        return complaints;
    }

    List<String> complaintsAboutIds() {
        List<String> complaints = new ArrayList<>();
        for (FlowNode node : nodes(FlowNode.class)) {
            if (node instanceof Activity || node instanceof Event) {
                complainAboutName(node, complaints::add);
            } else if (node instanceof Gateway && asks((Gateway) node)) {
                complainAboutQuestion(node, complaints::add);
            }
        }
        return complaints;
    }

    private static void complainAboutName(FlowNode node, Consumer<String> complaints) {
        if (isBlank(node.getName())) {
            complaints.accept(title(node) + " has no name: name it, the id follows from the name");
        } else if (!node.getId().equals(Spelling.camel(node.getName()))) {
            complaints.accept(
                    "%s: its id should be \"%s\", or its name say what the id says; one thing has one name everywhere"
                            .formatted(title(node), Spelling.camel(node.getName())));
        }
    }

    private static void complainAboutQuestion(FlowNode gateway, Consumer<String> complaints) {
        if (isBlank(gateway.getName()) || !gateway.getName().endsWith("?")) {
            complaints.accept(title(gateway) + " does not ask: name it with a question, such as \"Ownership proven?\"");
        } else if (!Spelling.asks(gateway.getId(), gateway.getName())) {
            complaints.accept("%s: its id should be \"%s\" (or are…, has…), or its name ask what the id asks"
                    .formatted(title(gateway), Spelling.asking(gateway.getName())));
        }
    }

    List<String> complaintsAboutChinese() {
        List<String> complaints = new ArrayList<>();
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            String name = element.getName();
            if (!isBlank(name) && !isChinese(name) && !isChinese(element.getAttributeValueNs(OURS, "zh"))) {
                complaints.add("%s (\"%s\") has no Chinese name: add regain:zh=\"…\"".formatted(element.getId(), name));
            }
        }
        return complaints;
    }

    private static boolean isChinese(String text) {
        return text != null && text.codePoints().anyMatch(Character::isIdeographic);
    }

    List<String> complaintsAboutServiceTasks(House house) {
        List<String> complaints = new ArrayList<>();
        for (Task task : nodes(Task.class)) {
            if (KINDS.stream().noneMatch(kind -> kind.isInstance(task))) {
                complaints.add(title(task) + ": make it a service, user, business rule or receive task");
            }
        }
        for (ServiceTask task : nodes(ServiceTask.class)) {
            String wanted = "${" + task.getId() + "}";
            if (!wanted.equals(task.getCamundaDelegateExpression())) {
                complaints.add("%s: its delegate expression is %s, should be %s"
                        .formatted(title(task), task.getCamundaDelegateExpression(), wanted));
            }
            String verb = Spelling.capitalised(task.getId());
            if (!house.delegates().contains(verb)) {
                complaints.add("%s: no class %s that implements JavaDelegate".formatted(title(task), verb));
            }
        }
        return complaints;
    }

    List<String> complaintsAboutUserTasks(House house) {
        List<String> complaints = new ArrayList<>();
        for (UserTask task : nodes(UserTask.class)) {
            String key = task.getCamundaFormKey();
            String applicants = "applicant/" + Spelling.kebab(task.getId());
            String reviewers = "reviewer/" + Spelling.kebab(task.getId());
            if (applicants.equals(key)) {
                complainAboutPage(title(task), applicants, house, complaints::add);
                complainAboutStep(title(task), task.getId(), house, complaints::add);
            } else if (reviewers.equals(key) || ("embedded:deployment:forms/" + reviewers + ".html").equals(key)) {
                complainAboutPage(title(task), reviewers, house, complaints::add);
            } else {
                complaints.add("%s: its form key is %s, should be %s, or %s where a reviewer does it"
                        .formatted(title(task), key, applicants, reviewers));
            }
        }
        return complaints;
    }

    List<String> complaintsAboutTheWayIn(House house) {
        List<String> complaints = new ArrayList<>();
        if (!isPath()) {
            return complaints;
        }
        List<StartEvent> starts = List.copyOf(processes.get(0).getChildElementsByType(StartEvent.class));
        if (starts.size() != 1) {
            complaints.add("a path has one start event, the entry page's; here are " + starts.size());
        }
        String page = "applicant/" + Spelling.kebab(process());
        for (StartEvent start : starts) {
            if (!page.equals(start.getCamundaFormKey())) {
                complaints.add("%s: its form key is %s, should be %s, the entry page's"
                        .formatted(title(start), start.getCamundaFormKey(), page));
            }
        }
        complainAboutPage("the path", page, house, complaints::add);
        complainAboutStep("the path", process(), house, complaints::add);
        if (types().size() != 1 || !types().get(0).matches("[1-9][0-9]*")) {
            complaints.add("a path has one property \"type\", its number in the address; here are " + types());
        }
        return complaints;
    }

    List<String> complaintsAboutEnds(House house) {
        List<String> complaints = new ArrayList<>();
        if (isPath()) {
            for (EndEvent end : nodes(EndEvent.class)) {
                if (!isPartOfSomething(end)) {
                    complainAboutPage(title(end), "applicant/" + Spelling.kebab(end.getId()), house, complaints::add);
                }
            }
        }
        return complaints;
    }

    /** After the end of an embedded sub-process the path goes on; an event sub-process ends what it interrupts. */
    private static boolean isPartOfSomething(ModelElementInstance element) {
        return element.getParentElement() instanceof SubProcess part
                && (!part.triggeredByEvent() || isPartOfSomething(part));
    }

    private static void complainAboutPage(String whose, String page, House house, Consumer<String> complaints) {
        if (!house.pages().contains(page)) {
            complaints.accept("%s: its page forms/%s.html is missing".formatted(whose, page));
        }
    }

    private static void complainAboutStep(String whose, String id, House house, Consumer<String> complaints) {
        if (!house.steps().contains(Spelling.capitalised(id))) {
            complaints.accept("%s: no class %s that implements Step".formatted(whose, Spelling.capitalised(id)));
        }
    }

    List<String> complaintsAboutCalls(House house) {
        List<String> complaints = new ArrayList<>();
        for (CallActivity call : nodes(CallActivity.class)) {
            if (!house.processes().contains(call.getCalledElement())) {
                complaints.add(
                        "%s calls %s, which no diagram in bpmn/ is".formatted(title(call), call.getCalledElement()));
            }
            if (extensions(call, CamundaIn.class).noneMatch(in -> CASE.equals(in.getCamundaBusinessKey()))) {
                complaints.add("%s does not hand down the case: add <camunda:in businessKey=\"%s\" />"
                        .formatted(title(call), CASE));
            }
        }
        return complaints;
    }

    List<String> complaintsAboutAnswers() {
        List<String> complaints = new ArrayList<>();
        for (Gateway gateway : nodes(Gateway.class)) {
            if (asks(gateway)) {
                complainAboutAnswersOf(gateway, complaints::add);
            }
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if ("no".equalsIgnoreCase(flow.getName()) && !flow.equals(defaultOf(flow.getSource()))) {
                complaints.add(
                        "%s is labelled \"no\" and is not the default of %s: what happens when nothing holds is \"no\""
                                .formatted(flow.getId(), title(flow.getSource())));
            }
        }
        return complaints;
    }

    private static void complainAboutAnswersOf(Gateway gateway, Consumer<String> complaints) {
        SequenceFlow otherwise = defaultOf(gateway);
        if (otherwise == null) {
            complaints.accept(
                    title(gateway) + " has no default flow: a case for which no condition holds would be stuck");
        }
        for (SequenceFlow flow : gateway.getOutgoing()) {
            boolean conditional = flow.getConditionExpression() != null;
            if (flow.equals(otherwise) && conditional) {
                complaints.accept(flow.getId() + " is the default, its condition is never asked: remove the condition");
            }
            if (!flow.equals(otherwise) && !conditional) {
                complaints.accept(flow.getId() + " has no condition and is not the default of " + title(gateway));
            }
            if (isBlank(flow.getName())) {
                complaints.accept(flow.getId() + " has no label: gateways ask, flows answer");
            }
        }
    }

    List<String> complaintsAboutVariables(House house) {
        List<String> complaints = new ArrayList<>();
        for (Map.Entry<BaseElement, List<String>> mentioned : variables().entrySet()) {
            for (String variable : mentioned.getValue()) {
                if (!house.variables().contains(variable)) {
                    complaints.add("%s uses \"%s\", which no static field of type Variable declares"
                            .formatted(mentioned.getKey().getId(), variable));
                }
            }
        }
        return complaints;
    }

    private Map<BaseElement, List<String>> variables() {
        Map<BaseElement, List<String>> variables = new HashMap<>();
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            ConditionExpression condition = flow.getConditionExpression();
            variables.put(flow, condition == null ? List.of() : namesIn(condition.getTextContent()));
        }
        for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
            variables.put((BaseElement) timer.getParentElement(), namesIn(timer.getTextContent()));
        }
        for (CallActivity call : nodes(CallActivity.class)) {
            Stream<String> in = extensions(call, CamundaIn.class)
                    .flatMap(mapping -> mapped(
                            mapping.getCamundaSource(),
                            mapping.getCamundaSourceExpression(),
                            mapping.getCamundaTarget()));
            Stream<String> out = extensions(call, CamundaOut.class)
                    .flatMap(mapping -> mapped(
                            mapping.getCamundaSource(),
                            mapping.getCamundaSourceExpression(),
                            mapping.getCamundaTarget()));
            variables.put(call, Stream.concat(in, out).distinct().toList());
        }
        return variables;
    }

    private static Stream<String> mapped(String source, String expression, String target) {
        return Stream.concat(
                Stream.of(source, target).filter(Objects::nonNull),
                expression == null ? Stream.of() : namesIn(expression).stream());
    }

    private static List<String> namesIn(String text) {
        List<String> names = new ArrayList<>();
        Matcher expressions = EXPRESSION.matcher(text);
        while (expressions.find()) {
            Matcher found = NAME.matcher(TEXT.matcher(expressions.group(1)).replaceAll(" "));
            found.results()
                    .map(result -> result.group())
                    .filter(name -> !NO_VARIABLES.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    /** The same number twice, and one of two paths could never be reached. */
    static List<String> complaintsAboutSecondNames(Collection<Diagram> diagrams) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        for (Diagram diagram : diagrams) {
            for (FlowElement element : diagram.model.getModelElementsByType(FlowElement.class)) {
                String chinese = element.getAttributeValueNs(OURS, "zh");
                String known = chinese == null ? null : first.putIfAbsent(element.getName(), chinese);
                if (known != null && !known.equals(chinese)) {
                    complaints.add("%s: \"%s\" is %s here and %s elsewhere"
                            .formatted(diagram.file, element.getName(), chinese, known));
                }
            }
        }
        return complaints;
    }

    static List<String> complaintsAboutTypes(Collection<Diagram> diagrams) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (Diagram diagram : diagrams) {
            for (String type : diagram.types()) {
                String other = taken.putIfAbsent(type, diagram.file);
                if (other != null) {
                    complaints.add("%s and %s both have type %s".formatted(other, diagram.file, type));
                }
            }
        }
        return complaints;
    }

    private List<String> types() {
        return processes.stream()
                .filter(process -> process.getExtensionElements() != null)
                .flatMap(process -> process.getExtensionElements().getElements().stream())
                .flatMap(extension -> extension.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> "type".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .toList();
    }

    private <T extends FlowNode> Collection<T> nodes(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private static boolean asks(Gateway gateway) {
        return (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
                && gateway.getOutgoing().size() > 1;
    }

    private static SequenceFlow defaultOf(FlowNode node) {
        if (node instanceof ExclusiveGateway exclusive) {
            return exclusive.getDefault();
        }
        return node instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
    }

    private static <T extends ModelElementInstance> Stream<T> extensions(CallActivity call, Class<T> type) {
        return call.getExtensionElements() == null
                ? Stream.of()
                : call.getExtensionElements().getChildElementsByType(type).stream();
    }

    private static String title(FlowNode node) {
        return "%s %s (\"%s\")".formatted(node.getElementType().getTypeName(), node.getId(), node.getName());
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
