package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.history.CaseSteps.Activity;
import dev.regain.history.Diagram.Flow;
import dev.regain.history.Travelled.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which lines of a diagram a process took, told from what ended and began when. */
class TravelledTest {

    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private long steps;

    @Test
    void the_way_back_of_a_loop_is_told_from_the_way_there() {
        Diagram drawn = diagram("begun ask", "ask good", "good ask", "good done");

        assertThat(taken(
                        drawn,
                        was("begun", 0, 0),
                        was("ask", 0, 5),
                        was("good", 5, 5),
                        was("ask", 5, 9),
                        was("good", 9, 9),
                        was("done", 9, 9)))
                .containsExactly("begun-ask", "ask-good", "good-ask", "ask-good", "good-done");
    }

    @Test
    void of_two_ways_that_join_each_is_told() {
        Diagram drawn = diagram("begun fork", "fork left", "fork right", "left join", "right join", "join done");

        assertThat(taken(
                        drawn,
                        was("begun", 0, 0),
                        was("fork", 0, 0),
                        was("left", 0, 4),
                        was("right", 0, 7),
                        was("join", 4, 7),
                        was("join", 7, 7),
                        was("done", 7, 7)))
                .containsExactlyInAnyOrder(
                        "begun-fork", "fork-left", "fork-right", "left-join", "right-join", "join-done");
    }

    @Test
    void nothing_leads_on_from_what_was_cancelled() {
        Diagram drawn = diagram("begun ask", "ask done", "dayOver expired");

        assertThat(taken(drawn, was("begun", 0, 0), cancelled("ask", 0, 8), was("dayOver", 8, 8), was("expired", 8, 8)))
                .containsExactly("begun-ask", "dayOver-expired");
    }

    @Test
    void what_is_still_there_was_reached_and_led_nowhere_yet() {
        Diagram drawn = diagram("begun ask", "ask done");

        assertThat(taken(drawn, was("begun", 0, 0), is("ask", 0))).containsExactly("begun-ask");
    }

    @Test
    void a_task_for_several_is_entered_once() {
        Diagram drawn = diagram("begun tell", "tell done");

        assertThat(taken(
                        drawn,
                        was("begun", 0, 0),
                        was("tell#multiInstanceBody", 0, 6),
                        inside("body", "tell", 0, 3),
                        inside("body", "tell", 3, 6),
                        was("done", 6, 6)))
                .containsExactly("begun-tell", "tell-done");
    }

    @Test
    void the_same_step_in_another_round_of_a_sub_process_is_not_mixed_up() {
        Diagram drawn = diagram("first second");

        assertThat(taken(drawn, inside("roundOne", "first", 0, 1), inside("roundTwo", "second", 2, 3)))
                .isEmpty();
    }

    private static Diagram diagram(String... flows) {
        return new Diagram(
                "process",
                Map.of(),
                List.of(flows).stream()
                        .map(flow -> flow.split(" "))
                        .map(ends -> new Flow(String.join("-", ends), ends[0], ends[1]))
                        .toList());
    }

    private Activity was(String activity, int from, int to) {
        return activity("process", activity, from, to, false);
    }

    private Activity cancelled(String activity, int from, int to) {
        return activity("process", activity, from, to, true);
    }

    private Activity is(String activity, int from) {
        return activity("process", activity, from, null, false);
    }

    private Activity inside(String scope, String activity, int from, int to) {
        return activity(scope, activity, from, to, false);
    }

    private Activity activity(String scope, String activity, int from, Integer to, boolean cancelled) {
        steps++;
        return new Activity(
                activity + steps,
                "instance",
                scope,
                steps,
                activity,
                activity,
                "userTask",
                NOON.plusSeconds(from),
                to == null ? null : NOON.plusSeconds(to),
                cancelled,
                null);
    }

    private static List<String> taken(Diagram diagram, Activity... activities) {
        return Travelled.of(diagram, List.of(activities)).stream()
                .map(Taken::flow)
                .toList();
    }
}
