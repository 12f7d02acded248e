package dev.regain.history;

import dev.regain.history.Definitions.Definition;
import dev.regain.history.FindCases.Found;
import dev.regain.history.FindCases.FoundCase;
import dev.regain.history.OneCase.Told;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases of now and of before, as Cockpit's plug-in asks for them. Reads only. */
@RestController
@RequestMapping("/history")
class CaseHistory {

    private static final List<String> COLUMNS = List.of(
            "case",
            "instance",
            "process",
            "version",
            "startedAt",
            "endedAt",
            "seconds",
            "how",
            "outcome",
            "at",
            "openIncidents");

    /** Of the others a name will do: somebody of the staff, or a text that anybody may have made up. */
    private static final Set<String> VALUES_TOLD =
            Set.of("process", "version", "startedFrom", "startedTo", "endedFrom", "endedTo");

    private final FindCases findCases;
    private final OneCase oneCase;
    private final Definitions definitions;
    private final Exports exports;
    private final HistorySettings settings;

    CaseHistory(
            FindCases findCases, OneCase oneCase, Definitions definitions, Exports exports, HistorySettings settings) {
        this.findCases = findCases;
        this.oneCase = oneCase;
        this.definitions = definitions;
        this.exports = exports;
        this.settings = settings;
    }

    /**
     * What can be asked for.
     *
     * @param zone whose days are meant
     * @param chinese what the diagrams' names are in Chinese
     */
    record Askable(String zone, List<Process> processes, List<String> reviewers, Map<String, String> chinese) {}

    /**
     * A process with its versions, the newest first.
     *
     * @param outcomes its end events, of all versions, by id
     */
    record Process(String process, String name, List<Version> versions, Map<String, String> outcomes) {}

    record Version(int version, String definition) {}

    @GetMapping("/processes")
    Askable processes() {
        Map<String, List<Definition>> byProcess = new LinkedHashMap<>();
        for (Definition definition : definitions.all()) {
            byProcess
                    .computeIfAbsent(definition.process(), process -> new ArrayList<>())
                    .add(definition);
        }
        return new Askable(
                settings.zone().getId(),
                byProcess.values().stream().map(this::process).toList(),
                findCases.reviewers(),
                chinese(byProcess.values()));
    }

    private Process process(List<Definition> versions) {
        Map<String, String> outcomes = new TreeMap<>();
        for (Definition version : versions) {
            definitions.diagram(version.id()).stream()
                    .flatMap(diagram -> diagram.outcomes().stream())
                    .forEach(end -> outcomes.putIfAbsent(end.id(), end.name()));
        }
        Definition newest = versions.get(0);
        return new Process(
                newest.process(),
                newest.name() == null ? newest.process() : newest.name(),
                versions.stream()
                        .map(version -> new Version(version.version(), version.id()))
                        .toList(),
                outcomes);
    }

    /** By the newest version that has a name. */
    private Map<String, String> chinese(Collection<List<Definition>> processes) {
        Map<String, String> chinese = new TreeMap<>();
        processes.stream()
                .flatMap(List::stream)
                .flatMap(version -> definitions.diagram(version.id()).stream())
                .flatMap(diagram -> diagram.elements().values().stream())
                .filter(element -> element.chinese() != null)
                .forEach(element -> chinese.putIfAbsent(element.name(), element.chinese()));
        return chinese;
    }

    /** A page of the cases that fit; see {@link CaseSearch} for the parameters. */
    @GetMapping("/cases")
    Found cases(@RequestParam MultiValueMap<String, String> parameters) {
        return findCases.find(CaseSearch.of(parameters, definitions, settings.zone()));
    }

    /** All of the cases that fit, the oldest first; who reviewed them is a figure of few cases, and not in it. */
    @GetMapping("/cases.csv")
    void casesToTakeAlong(
            @RequestParam MultiValueMap<String, String> parameters, Principal staff, HttpServletResponse answer)
            throws IOException {
        CaseSearch search = CaseSearch.of(parameters, definitions, settings.zone());
        exports.send(
                answer,
                staff,
                "cases",
                told(parameters),
                Csv.MEDIA_TYPE,
                "csv",
                out -> Csv.write(out, COLUMNS, findCases.all(search).map(CaseHistory::cells)));
    }

    private static List<Object> cells(FoundCase found) {
        return Arrays.asList(
                found.caseId(),
                found.id(),
                found.process(),
                found.version(),
                found.startedAt(),
                found.endedAt(),
                found.seconds(),
                found.how(),
                found.outcome(),
                String.join(", ", found.at()),
                found.openIncidents());
    }

    /** For the audit log: {@code process-recoverByPhone startedFrom-2026-01-01 outcome}. */
    private static String told(MultiValueMap<String, String> parameters) {
        return Arrays.stream(CaseSearch.PARAMETERS)
                .filter(name -> StringUtils.hasText(parameters.getFirst(name)))
                .map(name -> VALUES_TOLD.contains(name)
                        ? name + "-" + parameters.getFirst(name).strip()
                        : name)
                .collect(Collectors.joining(" "));
    }

    /** @param instance any process of the case */
    @GetMapping("/cases/{instance}")
    Told oneCase(@PathVariable String instance) {
        return oneCase.tell(instance);
    }

    /** A version's diagram, as BPMN. */
    @GetMapping(path = "/definitions/{definition}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] diagram(@PathVariable String definition) {
        return definitions
                .file(definition)
                .orElseThrow(
                        () -> new NotInHistory("That version of the process is deleted, and its diagram with it."));
    }
}
