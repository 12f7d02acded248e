package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine remembers of a case goes when its time to live is over, and not before. */
@Story
class HistoryCleanUpTest {

    private static final String OF_NOBODY = "100099887766";
    private static final Instant YESTERDAY = Instant.now().minus(1, ChronoUnit.DAYS);
    private static final List<String> TABLES =
            List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_VARINST", "ACT_HI_JOB_LOG");

    private final Stage stage;
    private final HistoryService history;
    private final JdbcClient database;
    private final ProcessEngineConfigurationImpl engine;

    HistoryCleanUpTest(
            @Autowired Stage stage,
            @Autowired HistoryService history,
            @Autowired JdbcClient database,
            @Autowired ProcessEngineConfigurationImpl engine) {
        this.stage = stage;
        this.history = history;
        this.database = database;
        this.engine = engine;
    }

    @Test
    void a_case_is_forgotten_when_its_time_is_over_and_a_younger_one_is_not() {
        String old = endedCase();
        String young = endedCase();
        TABLES.forEach(table -> database.sql("update " + table + " set REMOVAL_TIME_ = ? where ROOT_PROC_INST_ID_ = ?")
                .params(Timestamp.from(YESTERDAY), old)
                .update());

        history.cleanUpHistoryAsync(true);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> rowsOf(old) == 0);

        assertThat(rowsOf(young)).isPositive();
    }

    @Test
    void it_happens_every_night() {
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00+0800");
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(history.findHistoryCleanupJobs()).isNotEmpty();
    }

    private String endedCase() {
        Applicant ana = stage.applicant().begins(2, "accountId", OF_NOBODY);
        ana.letsTimePass("dayOver").sees("expired");
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(stage.caseOf(ana.secret()).toString())
                .rootProcessInstances()
                .singleResult()
                .getId();
    }

    private long rowsOf(String process) {
        return TABLES.stream()
                .mapToLong(table -> database.sql("select count(*) from " + table + " where ROOT_PROC_INST_ID_ = ?")
                        .param(process)
                        .query(Long.class)
                        .single())
                .sum();
    }
}
