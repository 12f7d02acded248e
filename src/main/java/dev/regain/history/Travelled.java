package dev.regain.history;

import dev.regain.history.CaseSteps.Activity;
import dev.regain.history.Diagram.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which sequence flows a process took. The engine does not keep it; it follows from the diagram and from what ended and began
 * when: what began came from what had ended last before it, among those from which a flow leads there, in the same scope, and
 * along each flow once. Where two of them ended at the same moment, the engine's own count of steps tells them apart.
 */
final class Travelled {

    private static final Comparator<Activity> LAST =
            Comparator.comparing(Activity::endedAt).thenComparingLong(Activity::step);

    /** What the engine adds to the name of an activity for several, as what holds the single ones. */
    private static final String SEVERAL = "#multiInstanceBody";

    private Travelled() {}

    /**
     * A flow that was taken.
     *
     * @param at when what it leads to began
     */
    record Taken(String instance, String flow, Instant at) {}

    /** @param activities of one process */
    static List<Taken> of(Diagram diagram, List<Activity> activities) {
        Map<String, List<Flow>> into = new HashMap<>();
        diagram.flows().forEach(flow -> into.computeIfAbsent(flow.target(), target -> new ArrayList<>())
                .add(flow));
        Map<String, List<Activity>> ended = new HashMap<>();
        activities.stream()
                .filter(activity -> activity.endedAt() != null && !activity.cancelled())
                .forEach(activity -> ended.computeIfAbsent(drawn(activity), id -> new ArrayList<>())
                        .add(activity));
        List<Taken> taken = new ArrayList<>();
        Set<String> used = new HashSet<>();
        activities.stream()
                .sorted(Comparator.comparing(Activity::startedAt).thenComparingLong(Activity::step))
                .forEach(began -> into.getOrDefault(drawn(began), List.of()).stream()
                        .flatMap(flow -> ended.getOrDefault(flow.source(), List.of()).stream()
                                .filter(before -> leads(before, began) && !used.contains(use(flow, before)))
                                .max(LAST)
                                .map(before -> new Step(flow, before))
                                .stream())
                        .max(Comparator.comparing(Step::from, LAST))
                        .ifPresent(step -> {
                            used.add(use(step.flow(), step.from()));
                            taken.add(new Taken(began.instance(), step.flow().id(), began.startedAt()));
                        }));
        return taken;
    }

    private static String drawn(Activity activity) {
        return activity.activity().replace(SEVERAL, "");
    }

    private record Step(Flow flow, Activity from) {}

    private static boolean leads(Activity before, Activity began) {
        return Objects.equals(before.scope(), began.scope())
                && !before.id().equals(began.id())
                && !before.endedAt().isAfter(began.startedAt())
                && !before.startedAt().isAfter(began.startedAt())
                && (before.endedAt().isBefore(began.startedAt()) || before.step() < began.step());
    }

    private static String use(Flow flow, Activity before) {
        return flow.id() + " " + before.id();
    }
}
