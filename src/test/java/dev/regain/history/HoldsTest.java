package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.house.DrawnProcesses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** What the numbers know of holds is what the diagrams say. */
class HoldsTest {

    @Test
    void what_is_around_a_hold_or_calls_a_process_with_one_is_known_and_nothing_else() {
        List<BpmnModelInstance> diagrams = DrawnProcesses.files().stream()
                .map(file -> Bpmn.readModelFromFile(file.toFile()))
                .toList();
        Set<String> waiting = new TreeSet<>();
        Set<String> holders = new TreeSet<>();
        Set<String> processes = new TreeSet<>();
        for (BpmnModelInstance diagram : diagrams) {
            for (FlowNode node : diagram.getModelElementsByType(FlowNode.class)) {
                String process = process(node).getId();
                if (Holds.isOne(process, node.getId())) {
                    waiting.add(process + " " + node.getId());
                    processes.add(process);
                    for (ModelElementInstance around = node.getParentElement();
                            around instanceof SubProcess scope;
                            around = around.getParentElement()) {
                        holders.add(scope.getId());
                    }
                }
            }
        }
        for (BpmnModelInstance diagram : diagrams) {
            diagram.getModelElementsByType(CallActivity.class).stream()
                    .filter(call -> processes.contains(call.getCalledElement()))
                    .forEach(call -> holders.add(call.getId()));
        }

        assertThat(waiting).containsExactly("carryOutChange holding", "enterpriseAppeal supplementDocuments");
        assertThat(holders).allMatch(Holds::isHolder).hasSize(3);
    }

    private static Process process(ModelElementInstance element) {
        return element instanceof Process process ? process : process(element.getParentElement());
    }
}
