package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.regain.history.PlayedCase.Plot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is made up are people; what is written about them is what the engine writes. */
class MadeUpYearTest {

    private static final Instant MONDAY = Instant.parse("2025-03-31T01:00:00Z");
    /** Where ids of the cases differ that are no part of the year. */
    private static final String OF_A_CASE = "-8fff-";

    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 17);
    private static final Duration LATER = Duration.ofDays(21).plusMillis(123_456);

    /** So often that there are incidents among a dozen cases. */
    private static final double DOWN = 0.4;

    private static final Duration TO_THE_END = Duration.ofDays(10_000);

    /** Each path, some of them up to where they are after so long. */
    private static final List<Map.Entry<String, Duration>> CASES = List.of(
            Map.entry("recoverByPhone", TO_THE_END),
            Map.entry("recoverByPhone", Duration.ofSeconds(20)),
            Map.entry("recoverByPhone", Duration.ofSeconds(20)),
            Map.entry("recoverByAccountId", TO_THE_END),
            Map.entry("recoverByDomain", TO_THE_END),
            Map.entry("recoverByFiling", TO_THE_END),
            Map.entry("recoverByServerIp", TO_THE_END),
            Map.entry("recoverByPersonalInfo", TO_THE_END),
            Map.entry("followAppeal", TO_THE_END),
            Map.entry("reissueQueryCode", TO_THE_END),
            Map.entry("enterpriseAppeal", TO_THE_END),
            Map.entry("enterpriseAppeal", TO_THE_END),
            Map.entry("enterpriseAppeal", TO_THE_END),
            Map.entry("enterpriseAppeal", Duration.ofHours(3)),
            Map.entry("enterpriseAppeal", Duration.ofHours(5)),
            Map.entry("enterpriseAppeal", Duration.ofHours(9)));

    /** Where an id of each of these columns leads; executions and jobs that are over are nowhere. */
    private static final List<String> REFERENCES = List.of(
            "PROC_INST_ID_ ACT_HI_PROCINST",
            "PROCESS_INSTANCE_ID_ ACT_HI_PROCINST",
            "ROOT_PROC_INST_ID_ ACT_HI_PROCINST",
            "SUPER_PROCESS_INSTANCE_ID_ ACT_HI_PROCINST",
            "CALL_PROC_INST_ID_ ACT_HI_PROCINST",
            "PROC_DEF_ID_ ACT_RE_PROCDEF",
            "PROCESS_DEF_ID_ ACT_RE_PROCDEF",
            "PROC_DEFINITION_ID_ ACT_RE_PROCDEF",
            "DEC_DEF_ID_ ACT_RE_DECISION_DEF",
            "DEC_INST_ID_ ACT_HI_DECINST",
            "DEPLOYMENT_ID_ ACT_RE_DEPLOYMENT",
            "JOB_DEF_ID_ ACT_RU_JOBDEF",
            "TASK_ID_ ACT_HI_TASKINST",
            "VAR_INST_ID_ ACT_HI_VARINST",
            "BYTEARRAY_ID_ ACT_GE_BYTEARRAY",
            "JOB_EXCEPTION_STACK_ID_ ACT_GE_BYTEARRAY",
            "EXCEPTION_STACK_ID_ ACT_GE_BYTEARRAY",
            "CAUSE_INCIDENT_ID_ ACT_HI_INCIDENT",
            "ROOT_CAUSE_INCIDENT_ID_ ACT_HI_INCIDENT");

    private static final DataSource product = started();
    private static final List<CaseCopy> year = aYear();
    private static final List<String> played = new ArrayList<>();
    private static final List<String> written = new ArrayList<>();

    @BeforeAll
    static void someOfTheYearAndSomeBesides() throws SQLException {
        List<CaseCopy> copies = new ArrayList<>(year.subList(0, 50));
        year.subList(50, year.size()).stream()
                .filter(one -> one.played().runs())
                .forEach(copies::add);
        JdbcTemplate database = new JdbcTemplate(product);
        Chances chances = new Chances(7);
        try (PlayedHistory engine = new PlayedHistory(DOWN)) {
            MadeUpYear.deployments(database)
                    .forEach(deployment -> engine.deploy(MadeUpYear.diagrams(database, deployment)));
            EngineRows its = new EngineRows(engine.tables());
            Map<String, String> ids = new SameDiagrams(engine.tables(), database).ids();
            for (Map.Entry<String, Duration> one : CASES) {
                Plot plot = new Plot(one.getKey(), MONDAY, false, chances.seed());
                engine.play(plot, MONDAY.plus(one.getValue()));
                String copy = OF_A_CASE + "%012x".formatted(copies.size() + 1);
                played.addAll(its.told(Ids.END, copy, LATER, PlayedCase.KEPT));
                copies.add(new CaseCopy(PlayedCase.take(plot, engine.tables(), ids), LATER, copy));
            }
        }
        try (Connection connection = product.getConnection()) {
            WriteRows.to(connection, copies);
        }
        new EngineRows(database)
                .told("", "", Duration.ZERO, Duration.ZERO).stream()
                        .filter(row -> row.contains(OF_A_CASE))
                        .forEach(written::add);
    }

    @Test
    void every_row_is_the_engines_own_but_for_whose_it_is_and_when() {
        assertThat(written).containsExactlyInAnyOrderElementsOf(played);
    }

    @Test
    void there_is_something_of_all_that_the_engine_writes_about_the_products_cases() {
        assertThat(written.stream()
                        .map(row -> row.substring(0, row.indexOf(' ')))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "ACT_GE_BYTEARRAY",
                        "ACT_HI_ACTINST",
                        "ACT_HI_DEC_IN",
                        "ACT_HI_DEC_OUT",
                        "ACT_HI_DECINST",
                        "ACT_HI_DETAIL",
                        "ACT_HI_IDENTITYLINK",
                        "ACT_HI_INCIDENT",
                        "ACT_HI_JOB_LOG",
                        "ACT_HI_OP_LOG",
                        "ACT_HI_PROCINST",
                        "ACT_HI_TASKINST",
                        "ACT_HI_VARINST",
                        "ACT_RU_EVENT_SUBSCR",
                        "ACT_RU_EXECUTION",
                        "ACT_RU_IDENTITYLINK",
                        "ACT_RU_INCIDENT",
                        "ACT_RU_JOB",
                        "ACT_RU_TASK",
                        "ACT_RU_VARIABLE");
    }

    @Test
    void nothing_refers_to_what_is_not_there() {
        JdbcTemplate database = new JdbcTemplate(product);
        Map<String, Long> dangling = new TreeMap<>();
        long asked = 0;
        for (String reference : REFERENCES) {
            String column = reference.substring(0, reference.indexOf(' '));
            for (String table : database.queryForList(
                    "select TABLE_NAME from INFORMATION_SCHEMA.COLUMNS where COLUMN_NAME = ?"
                            + " and (TABLE_NAME like 'ACT\\_HI\\_%' or TABLE_NAME like 'ACT\\_RU\\_%')",
                    String.class, column)) {
                asked++;
                dangling.put(
                        table + "." + column,
                        database.queryForObject(
                                "select count(*) from %s t where %s is not null and not exists (select 1 from %s o where o.ID_ = t.%s)"
                                        .formatted(table, column, reference.substring(column.length() + 1), column),
                                Long.class));
            }
        }
        dangling.values().removeIf(count -> count == 0);

        assertThat(dangling).isEmpty();
        assertThat(asked).isGreaterThan(60);
    }

    @Test
    void what_has_no_end_runs_and_what_runs_has_no_end() {
        assertThat(ids("select ID_ from ACT_HI_PROCINST where END_TIME_ is null"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ids("select distinct PROC_INST_ID_ from ACT_RU_EXECUTION"));
        assertThat(ids("select ID_ from ACT_HI_TASKINST where END_TIME_ is null"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ids("select ID_ from ACT_RU_TASK"));
        assertThat(ids("select ID_ from ACT_HI_INCIDENT where INCIDENT_STATE_ = 0"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ids("select ID_ from ACT_RU_INCIDENT"));
    }

    private static List<String> ids(String sql) {
        return new JdbcTemplate(product).queryForList(sql, String.class);
    }

    @Test
    void the_engine_goes_on_with_what_runs() {
        ProcessEngine engine = engine(product, "false");
        try {
            List<Task> waiting = engine.getTaskService()
                    .createTaskQuery()
                    .taskDefinitionKey("messageSent")
                    .list();
            Job dayOver = timerOf(engine, waiting.get(0));

            engine.getTaskService()
                    .complete(waiting.get(1).getId(), Map.of("resendWanted", false, "ownershipProven", true));
            ClockUtil.setCurrentTime(dayOver.getDuedate());
            engine.getManagementService().executeJob(dayOver.getId());

            assertThat(rootOf(engine, waiting.get(0)).getEndActivityId()).isEqualTo("abandoned");
            assertThat(rootOf(engine, waiting.get(1)).getEndActivityId()).isEqualTo("accountFound");
        } finally {
            ClockUtil.reset();
            engine.close();
        }
    }

    private static HistoricProcessInstance rootOf(ProcessEngine engine, Task task) {
        String process = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task.getId())
                .singleResult()
                .getRootProcessInstanceId();
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult();
    }

    private static Job timerOf(ProcessEngine engine, Task task) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(rootOf(engine, task).getId())
                .timers()
                .singleResult();
    }

    @Test
    void the_same_seed_makes_the_same_year() {
        assertThat(told(aYear())).isEqualTo(told(year));
    }

    private static List<CaseCopy> aYear() {
        return new MadeUpYear(2, 3_000, 18, UNTIL).cases(product);
    }

    /** Of which played case each is a copy, when and whose; and each of those with all that was written about it. */
    private static List<String> told(List<CaseCopy> copies) {
        List<String> lines = new ArrayList<>();
        Map<PlayedCase, Integer> known = new IdentityHashMap<>();
        for (CaseCopy copy : copies) {
            if (known.putIfAbsent(copy.played(), known.size()) == null) {
                copy.played()
                        .rows()
                        .forEach((table, rows) -> rows.forEach(row -> lines.add(table.name()
                                + Arrays.stream(row.values())
                                        .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                                        .toList())));
            }
            lines.add("%d %s %s".formatted(known.get(copy.played()), copy.later(), copy.ids()));
        }
        return lines;
    }

    @Test
    void what_is_not_over_when_the_year_is_goes_on() {
        assertThat(year).filteredOn(one -> one.played().runs()).hasSizeBetween(2, 30);
        assertThat(year).filteredOn(one -> !one.played().runs()).hasSizeGreaterThan(2_900);
    }

    @Test
    void nothing_happens_when_the_year_is_over() {
        JdbcTemplate database = new JdbcTemplate(product);
        Timestamp end =
                Timestamp.from(UNTIL.plusDays(1).atStartOfDay(WorkingHours.ZONE).toInstant());
        for (String moment : List.of(
                "ACT_HI_PROCINST.START_TIME_",
                "ACT_HI_PROCINST.END_TIME_",
                "ACT_HI_ACTINST.START_TIME_",
                "ACT_HI_ACTINST.END_TIME_",
                "ACT_HI_TASKINST.START_TIME_",
                "ACT_HI_TASKINST.END_TIME_",
                "ACT_HI_DETAIL.TIME_",
                "ACT_HI_JOB_LOG.TIMESTAMP_",
                "ACT_HI_OP_LOG.TIMESTAMP_")) {
            String column = moment.substring(moment.indexOf('.') + 1);
            String table = moment.substring(0, moment.indexOf('.'));
            assertThat(database.queryForObject("select max(" + column + ") from " + table, Timestamp.class))
                    .as(moment)
                    .isBefore(end);
        }
    }

    @Test
    void older_cases_ran_on_the_first_version_of_a_diagram() {
        JdbcTemplate database = new JdbcTemplate(product);
        assertThat(database.queryForList(
                        "select d.VERSION_ from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_"
                                + " where d.KEY_ = 'recoverByPhone' group by d.VERSION_ order by max(p.START_TIME_)",
                        Integer.class))
                .containsExactly(1, 2);
        assertThat(database.queryForList(
                        "select distinct d.VERSION_ from ACT_HI_ACTINST a join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_"
                                + " where a.ACT_ID_ = 'hourOver' and d.KEY_ in ('recoverByPhone', 'recoverByAccountId')",
                        Integer.class))
                .containsExactly(1);
    }

    private static DataSource started() {
        ((Logger) LoggerFactory.getLogger("org.camunda")).setLevel(Level.WARN);
        DataSource database = new DriverManagerDataSource(
                "jdbc:h2:mem:made-up-year;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1", "sa", "");
        ProcessEngine engine = engine(database, "true");
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name("regain").source("start-up");
        diagrams()
                .forEach((file, diagram) ->
                        deployment.addString("bpmn/" + file, new String(diagram, StandardCharsets.UTF_8)));
        deployment.deploy();
        engine.close();
        return database;
    }

    private static ProcessEngine engine(DataSource database, String schema) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName("made-up-year-test");
        settings.setDataSource(database);
        settings.setDatabaseSchemaUpdate(schema);
        settings.setIdGenerator(new StrongUuidGenerator());
        settings.setHistory("full");
        settings.setHistoryTimeToLive("P180D");
        settings.setHistoryCleanupEnabled(false);
        settings.setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        settings.setDbMetricsReporterActivate(false);
        JavaDelegate nothing = execution -> {};
        settings.setBeans(Map.of("forgetDraft", nothing, "noteProvenAccounts", nothing));
        return settings.buildProcessEngine();
    }

    private static Map<String, byte[]> diagrams() {
        Map<String, byte[]> diagrams = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file : files.toList()) {
                diagrams.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return diagrams;
    }
}
