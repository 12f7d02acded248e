package dev.regain.history;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.regain.history.CaseFacts.Decision;
import dev.regain.history.CaseFacts.Fact;
import dev.regain.history.CaseSteps.Activity;
import dev.regain.history.CaseSteps.Incident;
import dev.regain.history.CaseSteps.Job;
import dev.regain.history.CaseTasks.UserTask;
import dev.regain.history.NotInHistory.What;
import dev.regain.history.Travelled.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that the history tells of one case. */
@Component
class OneCase {

    private static final String PROCESSES = """
            select p.*, d.NAME_, d.VERSION_
              from ACT_HI_PROCINST p left join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
            """;

    private final JdbcClient database;
    private final Definitions definitions;
    private final CaseSteps steps;
    private final CaseTasks tasks;
    private final CaseFacts facts;
    private final Reading reading;

    OneCase(
            JdbcClient database,
            Definitions definitions,
            CaseSteps steps,
            CaseTasks tasks,
            CaseFacts facts,
            Reading reading) {
        this.database = database;
        this.definitions = definitions;
        this.steps = steps;
        this.tasks = tasks;
        this.facts = facts;
        this.reading = reading;
    }

    /**
     * A case as its history tells it.
     *
     * @param root the process that began it, and nobody called
     * @param asked the process by which it was asked for
     * @param caseId the key that all processes of the case share
     * @param instances the root and all that it called, at any depth, in the order in which they began
     * @param others processes of the same case that nobody called either, such as an objection to its changes
     * @param travelled the sequence flows that were taken, inferred; none of a process whose diagram is deleted
     * @param names what the diagrams call their elements, by definition and id
     * @param cutOff whether there is more than is told: a kind has {@value CaseSteps#MOST} rows at most
     */
    record Told(
            String root,
            String asked,
            String caseId,
            List<Instance> instances,
            List<Instance> others,
            List<Activity> activities,
            List<Taken> travelled,
            List<UserTask> tasks,
            List<Job> jobs,
            List<Incident> incidents,
            List<Fact> facts,
            List<Decision> decisions,
            Map<String, Map<String, String>> names,
            boolean cutOff) {}

    /**
     * A process of the case.
     *
     * @param calledBy the process that called it; null for a root
     * @param version null where that version is deleted; {@code name} is the process's id then
     * @param drawn whether its diagram is there
     */
    @JsonInclude(Include.NON_NULL)
    record Instance(
            String id,
            String calledBy,
            String process,
            String name,
            Integer version,
            String definition,
            boolean drawn,
            Instant startedAt,
            Instant endedAt,
            String how,
            String outcome,
            String outcomeName) {}

    /** @throws NotInHistory where there is no such process */
    Told tell(String instance) {
        return reading.of(() -> told(instance));
    }

    private Told told(String instance) {
        String root = root(instance);
        List<Instance> instances = processes("where p.ROOT_PROC_INST_ID_ = :root", root);
        List<Activity> activities = steps.activities(root);
        List<UserTask> people = tasks.tasks(root);
        List<Job> jobs = steps.jobs(root);
        List<Incident> incidents = steps.incidents(root);
        List<Fact> known = facts.facts(root);
        List<Decision> decisions = facts.decisions(root);
        return new Told(
                root,
                instance,
                database.sql("select BUSINESS_KEY_ from ACT_HI_PROCINST where ID_ = :root")
                        .param("root", root)
                        .query(String.class)
                        .single(),
                instances,
                processes("""
                        where p.SUPER_PROCESS_INSTANCE_ID_ is null and p.ID_ <> :root
                          and p.BUSINESS_KEY_ = (select r.BUSINESS_KEY_ from ACT_HI_PROCINST r where r.ID_ = :root)
                        """, root),
                activities,
                travelled(instances, activities),
                people,
                jobs,
                incidents,
                known,
                decisions,
                names(instances),
                Stream.of(instances, activities, people, jobs, incidents, known, decisions)
                        .anyMatch(kind -> kind.size() == CaseSteps.MOST));
    }

    private String root(String instance) {
        return database.sql("select coalesce(ROOT_PROC_INST_ID_, ID_) from ACT_HI_PROCINST where ID_ = :instance")
                .param("instance", instance)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotInHistory(
                        What.NO_SUCH_CASE, "No such case is in the history: it never was, or it was cleaned up."));
    }

    private List<Instance> processes(String which, String root) {
        return database.sql(PROCESSES + which + " order by p.START_TIME_, p.ID_ limit :most")
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> read(row))
                .list();
    }

    private Instance read(ResultSet row) throws SQLException {
        String definition = row.getString("PROC_DEF_ID_");
        String process = row.getString("PROC_DEF_KEY_");
        String name = row.getString("NAME_");
        String outcome = row.getString("END_ACT_ID_");
        int version = row.getInt("VERSION_");
        boolean gone = row.wasNull();
        Optional<Diagram> diagram = definitions.diagram(definition);
        return new Instance(
                row.getString("ID_"),
                row.getString("SUPER_PROCESS_INSTANCE_ID_"),
                process,
                name == null ? process : name,
                gone ? null : version,
                definition,
                diagram.isPresent(),
                CaseSteps.moment(row, "START_TIME_"),
                CaseSteps.moment(row, "END_TIME_"),
                Asked.written(FindCases.how(row.getTimestamp("END_TIME_"), row.getString("STATE_"), outcome)),
                outcome,
                outcome == null
                        ? null
                        : diagram.flatMap(drawn -> drawn.name(outcome)).orElse(outcome));
    }

    private Map<String, Map<String, String>> names(List<Instance> instances) {
        Map<String, Map<String, String>> names = new HashMap<>();
        for (Instance instance : instances) {
            definitions
                    .diagram(instance.definition())
                    .ifPresent(diagram -> names.computeIfAbsent(instance.definition(), definition -> diagram.names()));
        }
        return names;
    }

    private List<Taken> travelled(List<Instance> instances, List<Activity> activities) {
        Map<String, List<Activity>> byInstance = activities.stream().collect(groupingBy(Activity::instance));
        return instances.stream()
                .flatMap(instance -> definitions
                        .diagram(instance.definition())
                        .map(diagram -> Travelled.of(diagram, byInstance.getOrDefault(instance.id(), List.of())))
                        .orElse(List.of())
                        .stream())
                .toList();
    }
}
