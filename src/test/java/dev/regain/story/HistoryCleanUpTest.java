package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine remembers of a case goes when its diagram's time to live is over, and not before. */
@Story
class HistoryCleanUpTest {

    private static final String OF_NOBODY = "100099887766";
    private static final String SHORTER = "recoverByAccountId";
    private static final int SHORTER_DAYS = 30;

    private static int phones;

    private final Stage stage;
    private final HistoryService history;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final JdbcClient database;
    private final ProcessEngineConfigurationImpl engine;
    private final int before;

    HistoryCleanUpTest(
            @Autowired Stage stage,
            @Autowired HistoryService history,
            @Autowired RepositoryService repository,
            @Autowired RuntimeService runtime,
            @Autowired JdbcClient database,
            @Autowired ProcessEngineConfigurationImpl engine) {
        this.stage = stage;
        this.history = history;
        this.repository = repository;
        this.runtime = runtime;
        this.database = database;
        this.engine = engine;
        before = newest(SHORTER).getHistoryTimeToLive();
        lives(SHORTER_DAYS);
    }

    @AfterEach
    void as_before() {
        ClockUtil.reset();
        lives(before);
    }

    /** One diagram is to live shorter than all others, which are to live half a year. */
    private void lives(int days) {
        repository.updateProcessDefinitionHistoryTimeToLive(newest(SHORTER).getId(), days);
    }

    private ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    @Test
    void every_case_is_to_go_when_its_diagram_says() {
        Map<String, Long> days = new TreeMap<>();
        Map<String, Long> said = new TreeMap<>();
        for (ProcessDefinition one : ours()) {
            HistoricProcessInstance ended = ended(one);
            days.put(
                    one.getKey(),
                    Duration.between(
                                    ended.getStartTime().toInstant(),
                                    ended.getRemovalTime().toInstant())
                            .toDays());
            said.put(one.getKey(), (long) one.getHistoryTimeToLive());
            history.deleteHistoricProcessInstance(ended.getId());
        }

        assertThat(days).isEqualTo(said).hasSizeGreaterThan(20).containsEntry(SHORTER, (long) SHORTER_DAYS);
        assertThat(days.values()).contains(180L);
    }

    private List<ProcessDefinition> ours() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(one -> Files.exists(
                        Path.of("bpmn").resolve(Path.of(one.getResourceName()).getFileName())))
                .toList();
    }

    /** Begun at one of its ends, so that nothing happens in it. */
    private HistoricProcessInstance ended(ProcessDefinition definition) {
        Process process = repository.getBpmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        EndEvent end = process.getChildElementsByType(EndEvent.class).iterator().next();
        String instance = runtime.createProcessInstanceById(definition.getId())
                .businessKey(CaseId.random().toString())
                // When timers of some begin.
                .setVariable("reviewDueSoonAt", new Date())
                .setVariable("reviewDueAt", new Date())
                .startBeforeActivity(end.getId())
                .execute()
                .getId();
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    @Test
    void a_case_goes_whole_when_its_time_is_over_and_a_younger_one_or_one_that_lives_longer_does_not() {
        List<String> over = List.of(at(daysAgo(181), this::rejectedAppeal), at(daysAgo(181), this::abandonedAppeal));
        String shorter = at(daysAgo(SHORTER_DAYS + 1), this::abandonedSearch);
        String longer = at(daysAgo(SHORTER_DAYS + 1), this::rejectedAppeal);
        String young = abandonedSearch();
        Map<String, Long> kept = rowsOf(longer);
        assertThat(over.stream().flatMap(one -> rowsOf(one).keySet().stream()))
                .as("of all that is kept about a case there is something")
                .contains(
                        "act_hi_procinst",
                        "act_hi_actinst",
                        "act_hi_taskinst",
                        "act_hi_varinst",
                        "act_hi_detail",
                        "act_hi_identitylink",
                        "act_hi_job_log",
                        "act_hi_decinst",
                        "act_hi_dec_in",
                        "act_hi_dec_out");

        history.cleanUpHistoryAsync(true);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Stream.concat(over.stream(), Stream.of(shorter)))
                .allSatisfy(one -> assertThat(rowsOf(one)).isEmpty()));

        assertThat(rowsOf(longer)).isEqualTo(kept);
        assertThat(rowsOf(young)).containsKey("act_hi_procinst");
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(days, ChronoUnit.DAYS);
    }

    /** By the engine's clock; so nothing that others began becomes due by it. */
    private static String at(Instant then, Supplier<String> happens) {
        ClockUtil.setCurrentTime(Date.from(then));
        try {
            return happens.get();
        } finally {
            ClockUtil.reset();
        }
    }

    private String abandonedAppeal() {
        Appellant appellant = appellant();
        appellant.begins().answers("choose-branch", "branch", "documents");
        appellant
                .browser()
                .answers(
                        "state-handler",
                        "enterpriseStatus",
                        "renamed",
                        "handlerName",
                        "王建国",
                        "handlerIdNumber",
                        appellant.idNumber());
        appellant.browser().letsTimePass("dayOver");
        return root(appellant.caseId(), "enterpriseAppeal");
    }

    private Appellant appellant() {
        return new Appellant(stage, "+86136663%05d".formatted(84_000 + phones++));
    }

    private String rejectedAppeal() {
        Appellant appellant = appellant();
        appellant.submits();
        new Reviewer(stage).takes(appellant.caseId()).decides(appellant.caseId(), "reject", "reasonR03");
        appellant.browser().opens("/case").waitsFor("rejected");
        stage.letWorkEnd(appellant.browser().secret());
        return root(appellant.caseId(), "enterpriseAppeal");
    }

    private String abandonedSearch() {
        Applicant ana = stage.applicant().begins(2, "accountId", OF_NOBODY);
        ana.letsTimePass("dayOver").sees("expired");
        return root(stage.caseOf(ana.secret()), SHORTER);
    }

    private String root(CaseId caseId, String process) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }

    /** How many rows there are of the case, in each table that has some. */
    private Map<String, Long> rowsOf(String process) {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables()) {
            long count = database.sql("select count(*) from " + table + " where ROOT_PROC_INST_ID_ = ?")
                    .param(process)
                    .query(Long.class)
                    .single();
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }

    private List<String> tables() {
        return database.sql("""
                        select lower(table_name) from information_schema.columns
                         where lower(column_name) = 'root_proc_inst_id_' and lower(table_name) like 'act\\_hi\\_%'
                         order by 1
                        """).query(String.class).list();
    }

    @Test
    void it_happens_every_night() {
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00+0800");
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(history.findHistoryCleanupJobs()).isNotEmpty();
    }
}
