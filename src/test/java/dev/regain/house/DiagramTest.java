package dev.regain.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule bites: a sound diagram passes, a copy broken in one place is complained about. */
class DiagramTest {

    private static final String SOUND = sound();
    private static final House HOUSE = new House(
            Set.of("CallLoft"),
            Set.of("RecoverByPigeon", "DescribePigeon"),
            Set.of("pigeonKnown", "flight", "pigeonDue", "loftAsked", "ownershipProven"),
            Set.of(
                    "applicant/recover-by-pigeon",
                    "applicant/describe-pigeon",
                    "applicant/pigeon-home",
                    "applicant/pigeon-lost"),
            Set.of("recoverByPigeon", "proveByFeather"));

    @Test
    void a_sound_diagram_is_not_complained_about() {
        Diagram sound = diagram(SOUND);

        assertThat(Stream.of(
                                sound.complaintsAboutTheFile(),
                                sound.complaintsAboutSettings(),
                                sound.complaintsAboutIds(),
                                sound.complaintsAboutChinese(),
                                sound.complaintsAboutServiceTasks(HOUSE),
                                sound.complaintsAboutUserTasks(HOUSE),
                                sound.complaintsAboutTheWayIn(HOUSE),
                                sound.complaintsAboutEnds(HOUSE),
                                sound.complaintsAboutCalls(HOUSE),
                                sound.complaintsAboutAnswers(),
                                sound.complaintsAboutVariables(HOUSE),
                                Diagram.complaintsAboutTypes(List.of(sound)),
                                sound.layout().complaintsAboutWhatIsNotDrawn(),
                                sound.layout().complaintsAboutBoxes(),
                                sound.layout().complaintsAboutLines(),
                                sound.layout().complaintsAboutLabels())
                        .flatMap(List::stream))
                .isEmpty();
    }

    @Test
    void a_file_of_another_name_is_told_its_name() {
        assertThat(Diagram.of("pigeon_v2.bpmn", SOUND).complaintsAboutTheFile())
                .singleElement()
                .asString()
                .contains("name the file recover-by-pigeon.bpmn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "targetNamespace=\"https://regain.dev/recovery\" | targetNamespace=\"https://regain.dev\" | /shared otherwise",
                "</bpmn:process> | </bpmn:process><bpmn:process id=\"second\" /> | one process, one file"
            })
    void a_file_holds_one_process_of_a_known_kind(String part, String broken, String complaint) {
        expect(complaint, part, broken, Diagram::complaintsAboutTheFile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "camunda:historyTimeToLive=\"P180D\" | `` | no camunda:historyTimeToLive",
                "camunda:isStartableInTasklist=\"false\" | `` | can be started in Tasklist",
            })
    void a_process_without_its_settings_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, Diagram::complaintsAboutSettings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name=\"Call loft\" | name=\"Ring the loft\" | should be \"ringTheLoft\"",
                "name=\"Call loft\" | `` | callLoft (\"null\") has no name",
                "name=\"Pigeon lost\" | name=\"Pigeon gone\" | should be \"pigeonGone\"",
                "name=\"Pigeon known?\" | name=\"Known pigeon?\" | should be \"isKnownPigeon\"",
                "name=\"Pigeon known?\" | name=\"Pigeon known\" | does not ask"
            })
    void an_id_that_is_not_the_name_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, Diagram::complaintsAboutIds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regain:zh=\"致电鸽舍\" | `` | callLoft (\"Call loft\") has no Chinese name",
                "regain:zh=\"致电鸽舍\" | regain:zh=\"Call loft\" | callLoft (\"Call loft\") has no Chinese name",
                "regain:zh=\"否\" | `` | isPigeonKnownToPigeonLost (\"no\") has no Chinese name"
            })
    void a_name_that_is_not_there_in_chinese_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, Diagram::complaintsAboutChinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${callLoft} | ${loftCaller} | should be ${callLoft}",
                "camunda:delegateExpression=\"${callLoft}\" | camunda:class=\"java.lang.Object\" | should be ${callLoft}",
                "callLoft | askLoft | no class AskLoft that implements JavaDelegate",
                "bpmn:serviceTask | bpmn:sendTask | make it a service"
            })
    void a_service_task_without_its_verb_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.complaintsAboutServiceTasks(HOUSE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "applicant/describe-pigeon | applicant/describePigeon | should be applicant/describe-pigeon",
                "applicant/describe-pigeon | reviewer/describe-pigeon | forms/reviewer/describe-pigeon.html is missing",
            })
    void a_user_task_without_its_page_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.complaintsAboutUserTasks(HOUSE));
    }

    @Test
    void a_user_task_without_a_step_is_told() {
        House withoutSteps =
                new House(HOUSE.delegates(), Set.of(), HOUSE.variables(), HOUSE.pages(), HOUSE.processes());

        assertThat(diagram(SOUND).complaintsAboutUserTasks(withoutSteps))
                .singleElement()
                .asString()
                .contains("no class DescribePigeon that implements Step");
        assertThat(diagram(SOUND).complaintsAboutTheWayIn(withoutSteps))
                .singleElement()
                .asString()
                .contains("no class RecoverByPigeon that implements Step");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "camunda:formKey=\"applicant/recover-by-pigeon\" | `` | the entry page's",
                "<camunda:property name=\"type\" value=\"8\" /> | `` | one property \"type\"",
                "value=\"8\" | value=\"pigeon\" | its number in the address",
                "id=\"recoverByPigeon\" | id=\"recoverByDove\" | forms/applicant/recover-by-dove.html is missing",
                "</bpmn:process> | <bpmn:startEvent id=\"again\" /></bpmn:process> | one start event"
            })
    void a_path_without_its_way_in_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.complaintsAboutTheWayIn(HOUSE));
    }

    @Test
    void a_path_that_ends_without_a_page_is_told() {
        expect(
                "forms/applicant/pigeon-gone.html is missing",
                "pigeonLost",
                "pigeonGone",
                diagram -> diagram.complaintsAboutEnds(HOUSE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "calledElement=\"proveByFeather\" | calledElement=\"proveByBeak\" | calls proveByBeak",
                "<camunda:in businessKey=\"#{execution.processBusinessKey}\" /> | `` | does not hand down the case",
                "#{execution.processBusinessKey} | #{execution.businessKey} | does not hand down the case"
            })
    void a_call_that_goes_nowhere_or_loses_the_case_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.complaintsAboutCalls(HOUSE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "default=\"isPigeonKnownToPigeonLost\" | `` | has no default flow",
                "default=\"isPigeonKnownToPigeonLost\" | `` | is not the default of",
                "default=\"isPigeonKnownToPigeonLost\" | default=\"isPigeonKnownToProveByFeather\" | remove the condition",
                "default=\"isPigeonKnownToPigeonLost\" | default=\"isPigeonKnownToProveByFeather\" | has no condition",
                "name=\"no\" | `` | has no label",
                "name=\"yes\" | name=\"No\" | is labelled \"no\" and is not the default"
            })
    void a_gateway_whose_answers_do_not_agree_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, Diagram::complaintsAboutAnswers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pigeonKnown and | doveKnown and | isPigeonKnownToProveByFeather uses \"doveKnown\"",
                "${pigeonDue} | ${doveDue} | patienceOver uses \"doveDue\"",
                "target=\"loftAsked\" | target=\"coopAsked\" | proveByFeather uses \"coopAsked\"",
                "sourceExpression=\"${pigeonKnown}\" | sourceExpression=\"${doveKnown}\" | proveByFeather uses \"doveKnown\"",
                "source=\"ownershipProven\" | source=\"ownershipShown\" | proveByFeather uses \"ownershipShown\""
            })
    void a_variable_that_nobody_declares_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.complaintsAboutVariables(HOUSE));
    }

    @Test
    void a_second_chinese_name_of_the_same_is_told() {
        Diagram other = Diagram.of("other.bpmn", SOUND.replace("致电鸽舍", "打给鸽舍"));
        assertThat(Diagram.complaintsAboutSecondNames(List.of(diagram(SOUND), other)))
                .containsExactly("other.bpmn: \"Call loft\" is 打给鸽舍 here and 致电鸽舍 elsewhere");
    }

    @Test
    void two_paths_of_one_number_are_told() {
        assertThat(Diagram.complaintsAboutTypes(List.of(diagram(SOUND), Diagram.of("other.bpmn", SOUND))))
                .containsExactly("recover-by-pigeon.bpmn and other.bpmn both have type 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bpmnElement=\"callLoft\" | bpmnElement=\"pigeonHome\" | callLoft has no shape",
                "bpmnElement=\"callLoftToIsPigeonKnown\" | bpmnElement=\"ringReadToDescribePigeon\" | callLoftToIsPigeonKnown has no edge"
            })
    void what_is_not_drawn_is_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.layout().complaintsAboutWhatIsNotDrawn());
    }

    @Test
    void boxes_on_each_other_are_told() {
        expect(
                "describePigeon and callLoft lie on each other",
                box(360, 80, 100, 80),
                box(290, 90, 100, 80),
                diagram -> diagram.layout().complaintsAboutBoxes());
    }

    @Test
    void what_is_drawn_outside_its_sub_process_is_told() {
        String inside = SOUND.replace(
                        "</bpmn:process>",
                        "<bpmn:subProcess id=\"nest\"><bpmn:startEvent id=\"laid\" /></bpmn:subProcess></bpmn:process>")
                .replace(
                        "</bpmndi:BPMNPlane>",
                        shape("nest", 100, 400) + shape("laid", 300, 400) + "</bpmndi:BPMNPlane>");

        assertThat(diagram(inside).layout().complaintsAboutBoxes())
                .containsExactly("laid is drawn outside its sub-process");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<di:waypoint x=\"268\" y=\"280\" /> | <di:waypoint x=\"350\" y=\"60\" /> | describePigeonToCallLoft and patienceOverToPigeonLost cross at",
                "<di:waypoint x=\"268\" y=\"280\" /> | <di:waypoint x=\"400\" y=\"120\" /> | patienceOverToPigeonLost runs through callLoft",
                "<di:waypoint x=\"527\" y=\"280\" /> | <di:waypoint x=\"545\" y=\"280\" /><di:waypoint x=\"545\" y=\"200\" /> | isPigeonKnownToPigeonLost and patienceOverToPigeonLost cross at"
            })
    void lines_that_cannot_be_followed_are_told(String part, String broken, String complaint) {
        expect(complaint, part, broken, diagram -> diagram.layout().complaintsAboutLines());
    }

    @Test
    void labels_that_cannot_be_read_are_told() {
        expect(
                "the labels of isPigeonKnown and isPigeonKnownToProveByFeather lie on each other",
                box(580, 102, 20, 14),
                box(580, 75, 20, 14),
                diagram -> diagram.layout().complaintsAboutLabels());
        expect(
                "the label of isPigeonKnownToProveByFeather lies on proveByFeather",
                box(580, 102, 20, 14),
                box(630, 102, 20, 14),
                diagram -> diagram.layout().complaintsAboutLabels());
    }

    private static void expect(
            String complaint, String part, String broken, Function<Diagram, List<String>> complaints) {
        assertThat(SOUND).contains(part);
        assertThat(complaints.apply(diagram(SOUND.replace(part, broken == null ? "" : broken))))
                .anySatisfy(said -> assertThat(said).contains(complaint));
    }

    private static Diagram diagram(String bpmn) {
        return Diagram.of("recover-by-pigeon.bpmn", bpmn);
    }

    private static String shape(String id, int x, int y) {
        return "<bpmndi:BPMNShape id=\"%sShape\" bpmnElement=\"%s\">%s</bpmndi:BPMNShape>"
                .formatted(id, id, box(x, y, 100, 80));
    }

    private static String box(int x, int y, int width, int height) {
        return "<dc:Bounds x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" />".formatted(x, y, width, height);
    }

    private static String sound() {
        try (InputStream diagram = DiagramTest.class.getResourceAsStream("/house/recover-by-pigeon.bpmn")) {
            return new String(diagram.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
