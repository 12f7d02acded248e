package dev.regain.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One name, five places: diagrams, classes and pages say the same, and a diagram can be read. */
class DiagramsTest {

    private static final List<Diagram> DIAGRAMS = Diagram.all();
    private static final House HOUSE = House.asBuilt();

    @TestFactory
    Stream<DynamicTest> a_file_has_the_name_of_its_one_process() {
        return eachDiagram(Diagram::complaintsAboutTheFile);
    }

    @TestFactory
    Stream<DynamicTest> a_process_is_forgotten_in_time_and_starts_only_at_the_entry_page() {
        return eachDiagram(Diagram::complaintsAboutSettings);
    }

    @TestFactory
    Stream<DynamicTest> an_id_is_the_name_in_one_word() {
        return eachDiagram(Diagram::complaintsAboutIds);
    }

    @TestFactory
    Stream<DynamicTest> a_name_is_there_in_chinese_too() {
        return eachDiagram(Diagram::complaintsAboutChinese);
    }

    @TestFactory
    Stream<DynamicTest> a_service_task_is_a_verb_of_the_same_name() {
        return eachDiagram(diagram -> diagram.complaintsAboutServiceTasks(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> a_user_task_is_a_page_and_a_step_of_the_same_name() {
        return eachDiagram(diagram -> diagram.complaintsAboutUserTasks(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> a_path_begins_with_a_page_and_a_step_of_its_own_name() {
        return eachDiagram(diagram -> diagram.complaintsAboutTheWayIn(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> a_path_ends_with_a_page() {
        return eachDiagram(diagram -> diagram.complaintsAboutEnds(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> a_call_reaches_a_process_and_hands_down_the_case() {
        return eachDiagram(diagram -> diagram.complaintsAboutCalls(HOUSE));
    }

    @TestFactory
    Stream<DynamicTest> a_gateway_asks_and_no_is_its_default() {
        return eachDiagram(Diagram::complaintsAboutAnswers);
    }

    @TestFactory
    Stream<DynamicTest> every_variable_is_declared() {
        return eachDiagram(diagram -> diagram.complaintsAboutVariables(HOUSE));
    }

    @Test
    void what_is_called_the_same_is_called_the_same_in_chinese() {
        assertThat(Diagram.complaintsAboutSecondNames(DIAGRAMS)).isEmpty();
    }

    @Test
    void no_two_paths_have_the_same_number() {
        assertThat(Diagram.complaintsAboutTypes(DIAGRAMS)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everything_is_drawn() {
        return eachDiagram(diagram -> diagram.layout().complaintsAboutWhatIsNotDrawn());
    }

    @TestFactory
    Stream<DynamicTest> no_box_lies_on_another() {
        return eachDiagram(diagram -> diagram.layout().complaintsAboutBoxes());
    }

    @TestFactory
    Stream<DynamicTest> no_line_crosses_another_or_runs_through_a_box() {
        return eachDiagram(diagram -> diagram.layout().complaintsAboutLines());
    }

    @TestFactory
    Stream<DynamicTest> every_label_can_be_read() {
        return eachDiagram(diagram -> diagram.layout().complaintsAboutLabels());
    }

    private static Stream<DynamicTest> eachDiagram(Function<Diagram, List<String>> rule) {
        return DIAGRAMS.stream()
                .map(diagram -> dynamicTest(
                        diagram.file(),
                        () -> assertThat(rule.apply(diagram)).as(diagram.file()).isEmpty()));
    }
}
