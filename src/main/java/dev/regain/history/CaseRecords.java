package dev.regain.history;

import dev.regain.history.CaseFacts.Fact;
import dev.regain.history.CaseFacts.Named;
import dev.regain.history.CaseFacts.Since;
import dev.regain.history.CaseTasks.Holder;
import dev.regain.history.CaseTasks.UserTask;
import dev.regain.history.NotInHistory.What;
import dev.regain.history.OneCase.Instance;
import dev.regain.history.OneCase.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept about one process of a case and those that it called, as the tables of its page. */
final class CaseRecords {

    private static final String HOLDS_OTHERS = "multiInstanceBody";

    private final Told told;
    private final Map<String, Instance> instances = new HashMap<>();
    private final Set<String> within = new HashSet<>();

    CaseRecords(Told told) {
        this.told = told;
        within.add(told.asked());
        // They are told in the order in which they began: who called comes before who was called.
        for (Instance instance : told.instances()) {
            instances.put(instance.id(), instance);
            if (within.contains(instance.calledBy())) {
                within.add(instance.id());
            }
        }
    }

    record Table(List<String> header, List<List<Object>> rows) {}

    /** @throws NotInHistory where there is no table of that name */
    Table named(String name) {
        return switch (name) {
            case "timeline" -> timeline();
            case "tasks" -> tasks();
            case "decisions" -> decisions();
            case "variables" -> variables();
            case "jobs" -> jobs();
            case "incidents" -> incidents();
            default -> throw new NotInHistory(What.NO_SUCH_TABLE, "Nothing of that name is kept about a case.");
        };
    }

    private Table timeline() {
        return new Table(
                header("activity", "name", "type", "startedAt", "endedAt", "seconds", "cancelled", "called"),
                told.activities().stream()
                        .filter(one ->
                                within.contains(one.instance()) && !one.type().equals(HOLDS_OTHERS))
                        .map(one -> row(
                                one.instance(),
                                one.activity(),
                                name(one.instance(), one.activity(), one.name()),
                                one.type(),
                                one.startedAt(),
                                one.endedAt(),
                                seconds(one.startedAt(), one.endedAt()),
                                one.cancelled(),
                                one.called()))
                        .toList());
    }

    private Table tasks() {
        return new Table(
                header(
                        "activity",
                        "name",
                        "startedAt",
                        "endedAt",
                        "seconds",
                        "dueAt",
                        "completed",
                        "completedBy",
                        "heldBy"),
                told.tasks().stream()
                        .filter(one -> within.contains(one.instance()))
                        .map(one -> row(
                                one.instance(),
                                one.activity(),
                                name(one.instance(), one.activity(), one.name()),
                                one.startedAt(),
                                one.endedAt(),
                                seconds(one.startedAt(), one.endedAt()),
                                one.dueAt(),
                                one.completed(),
                                one.decidedBy(),
                                held(one)))
                        .toList());
    }

    /** {@code anna from 2026-11-24T01:00:00Z, anna until 2026-11-24T02:00:00Z} */
    private static String held(UserTask task) {
        return task.holders().stream().map(CaseRecords::held).collect(Collectors.joining(", "));
    }

    private static String held(Holder holder) {
        return holder.person() + (holder.took() ? " from " : " until ") + holder.at();
    }

    private Table decisions() {
        return new Table(
                header("activity", "decision", "name", "version", "at", "rows", "given", "answer"),
                told.decisions().stream()
                        .filter(one -> within.contains(one.instance()))
                        .map(one -> row(
                                one.instance(),
                                one.activity(),
                                one.decision(),
                                one.name(),
                                one.version(),
                                one.at(),
                                one.rules().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                said(one.inputs()),
                                said(one.outputs())))
                        .toList());
    }

    private static String said(List<Named> values) {
        return values.stream().map(one -> one.name() + ": " + one.value()).collect(Collectors.joining(", "));
    }

    /** A row for each value that it had. */
    private Table variables() {
        return new Table(
                header("variable", "kind", "since", "value"),
                told.facts().stream()
                        .filter(one -> within.contains(one.instance()))
                        .flatMap(one -> values(one)
                                .map(value -> row(one.instance(), one.name(), one.kind(), value.at(), value.value())))
                        .toList());
    }

    private static Stream<Since> values(Fact fact) {
        return fact.values().isEmpty() ? Stream.of(new Since(null, fact.value())) : fact.values().stream();
    }

    private Table jobs() {
        return new Table(
                header("job", "activity", "kind", "at", "state", "retries", "dueAt"),
                told.jobs().stream()
                        .filter(one -> within.contains(one.instance()))
                        .map(one -> row(
                                one.instance(),
                                one.job(),
                                one.activity(),
                                one.kind(),
                                one.at(),
                                one.state(),
                                one.retries(),
                                one.dueAt()))
                        .toList());
    }

    private Table incidents() {
        return new Table(
                header("activity", "kind", "startedAt", "endedAt", "state"),
                told.incidents().stream()
                        .filter(one -> within.contains(one.instance()))
                        .map(one -> row(
                                one.instance(),
                                one.activity(),
                                one.kind(),
                                one.startedAt(),
                                one.endedAt(),
                                one.state()))
                        .toList());
    }

    private static List<String> header(String... columns) {
        List<String> header = new ArrayList<>(List.of("case", "instance", "process"));
        header.addAll(List.of(columns));
        return header;
    }

    private List<Object> row(String instance, Object... cells) {
        Instance one = instances.get(instance);
        List<Object> row = new ArrayList<>(Arrays.asList(told.caseId(), instance, one == null ? null : one.process()));
        row.addAll(Arrays.asList(cells));
        return row;
    }

    /** What the diagram calls it; where that is deleted, what it was called when it happened. */
    private String name(String instance, String activity, String then) {
        Instance one = instances.get(instance);
        Map<String, String> drawn = one == null ? Map.of() : told.names().getOrDefault(one.definition(), Map.of());
        return drawn.getOrDefault(activity, then);
    }

    private static Long seconds(Instant from, Instant until) {
        return until == null ? null : Duration.between(from, until).toSeconds();
    }
}
