package dev.regain.history;

import dev.regain.history.Definitions.Definition;
import dev.regain.history.FindCases.Found;
import dev.regain.history.OneCase.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases of now and of before, as Cockpit's plug-in asks for them. Reads only. */
@RestController
@RequestMapping("/history")
class CaseHistory {

    private final FindCases findCases;
    private final OneCase oneCase;
    private final Definitions definitions;
    private final HistorySettings settings;

    CaseHistory(FindCases findCases, OneCase oneCase, Definitions definitions, HistorySettings settings) {
        this.findCases = findCases;
        this.oneCase = oneCase;
        this.definitions = definitions;
        this.settings = settings;
    }

    /**
     * What can be asked for.
     *
     * @param zone whose days are meant
     */
    record Askable(String zone, List<Process> processes, List<String> reviewers) {}

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
                findCases.reviewers());
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

    /** A page of the cases that fit; see {@link CaseSearch} for the parameters. */
    @GetMapping("/cases")
    Found cases(@RequestParam MultiValueMap<String, String> parameters) {
        return findCases.find(CaseSearch.of(parameters, definitions, settings.zone()));
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
