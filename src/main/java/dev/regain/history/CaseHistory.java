package dev.regain.history;

import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.history.CaseRecords.Table;
import dev.regain.history.Definitions.Definition;
import dev.regain.history.FindCases.Found;
import dev.regain.history.FindCases.FoundCase;
import dev.regain.history.NotInHistory.What;
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
import java.util.TreeMap;
import java.util.stream.Stream;
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

    private final FindCases findCases;
    private final OneCase oneCase;
    private final Definitions definitions;
    private final ReasonWords reasons;
    private final Exports exports;
    private final Reading reading;
    private final HistorySettings settings;

    CaseHistory(
            FindCases findCases,
            OneCase oneCase,
            Definitions definitions,
            ReasonWords reasons,
            Exports exports,
            Reading reading,
            HistorySettings settings) {
        this.findCases = findCases;
        this.oneCase = oneCase;
        this.definitions = definitions;
        this.reasons = reasons;
        this.exports = exports;
        this.reading = reading;
        this.settings = settings;
    }

    /**
     * What can be asked for.
     *
     * @param zone whose days are meant
     * @param chinese what the diagrams' names are in Chinese
     * @param reasons why appeals are rejected, by the reason's name, as applicants read it
     */
    record Askable(
            String zone,
            List<Process> processes,
            List<String> reviewers,
            Map<String, String> chinese,
            Map<String, ReasonWords.InBoth> reasons) {}

    /**
     * A process with its versions, the newest first.
     *
     * @param outcomes its end events, of all versions, by id
     */
    record Process(String process, String name, List<Version> versions, Map<String, String> outcomes) {}

    record Version(int version, String definition) {}

    @GetMapping("/processes")
    Askable processes() {
        return reading.of(this::askable);
    }

    private Askable askable() {
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
                chinese(byProcess.values()),
                reasons.all());
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
        Stream<FoundCase> cases = findCases.all(search);
        exports.send(
                answer,
                staff,
                AuditLog.MANY_CASES,
                "cases",
                search.told(settings.zone()),
                Csv.MEDIA_TYPE,
                "csv",
                out -> Csv.write(out, COLUMNS, cases.map(CaseHistory::cells)));
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

    /** @param instance any process of the case */
    @GetMapping("/cases/{instance}")
    Told oneCase(@PathVariable String instance) {
        return oneCase.tell(instance);
    }

    /**
     * One of the tables of the page of a process, with what it called; as long as they are there.
     *
     * @param instance any process of the case
     */
    @GetMapping("/cases/{instance}/{records}.csv")
    void recordsToTakeAlong(
            @PathVariable String instance, @PathVariable String records, Principal staff, HttpServletResponse answer)
            throws IOException {
        Told told = oneCase.tell(instance);
        Table table = new CaseRecords(told).named(records);
        exports.send(
                answer,
                staff,
                caseOf(told),
                "case-" + records,
                Exports.word("process", told.asked()),
                Csv.MEDIA_TYPE,
                "csv",
                out -> Csv.write(out, table.header(), table.rows().stream()));
    }

    /** Where it is none of ours, and has another key, the process in the entry's reason says which it is. */
    private static CaseId caseOf(Told told) {
        try {
            return CaseId.of(String.valueOf(told.caseId()));
        } catch (IllegalArgumentException anothers) {
            return AuditLog.MANY_CASES;
        }
    }

    /** A version's diagram, as BPMN. */
    @GetMapping(path = "/definitions/{definition}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] diagram(@PathVariable String definition) {
        return reading.of(() -> definitions.file(definition))
                .orElseThrow(() -> new NotInHistory(
                        What.NO_SUCH_DIAGRAM, "That version of the process is deleted, and its diagram with it."));
    }
}
