package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.ratelimit.ClientAddress;
import dev.regain.ratelimit.RateLimits;
import dev.regain.story.Applicant.Attached;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same product on PostgreSQL, as production runs it: what was only ever tried on H2 is tried again here. */
@ExtendWith({Postgres.class, Canary.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "regain.home=target/postgres",
            "regain.flow.diagrams=classpath:bpmn/*.bpmn,classpath:stage/*.bpmn",
            "camunda.bpm.process-engine-name=postgres",
            // At the end of the JVM PostgreSQL may be gone first; then nobody should wait long for it.
            "spring.datasource.hikari.connection-timeout=5000",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=200"
        })
@Import({Stage.class, HandInPapers.class, StagePages.class})
class PostgresTest {

    private static final String PHONE = "+8613800138001";
    private static final String ACCOUNT = "100012340001";
    private static final int CASES_WITH_ONE_CLUE = 20;

    private final Stage stage;
    private final RateLimits limits;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    PostgresTest(
            @Autowired Stage stage,
            @Autowired RateLimits limits,
            @Autowired JdbcTemplate database,
            @Autowired PlatformTransactionManager transactions) {
        this.stage = stage;
        this.limits = limits;
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** PostgreSQL may stop before the engine does when the JVM ends; nobody else plays on this stage. */
    @AfterAll
    static void nobodyLooksForWork(@Autowired ProcessEngine engine) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .shutdown();
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", Postgres::address);
        settings.add("spring.datasource.username", () -> "postgres");
    }

    @Test
    void the_message_to_the_phone_shows_its_accounts() {
        Phones phones = stage.phones();
        int before = phones.messagesTo(PHONE).size();
        Applicant ana = stage.applicant().begins(1, "phone", PHONE).sees("message-sent");
        JsonNode message = phones.nextMessageTo(PHONE, before);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001", "100012340002", "100012340003");
        assertThat(database.queryForObject("select version()", String.class)).startsWith("PostgreSQL");
    }

    @Test
    void the_face_of_the_verified_person_shows_the_account() {
        Applicant ana = stage.applicant().begins(2, "accountId", ACCOUNT).answers("choose-proof", "proof", "face");
        ana.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("张小明", "110105199003071239");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
    }

    @Test
    void papers_are_taken_and_a_bad_one_is_named() {
        Applicant ana = stage.withPapers(Locale.ENGLISH);
        ana.sendsWith(
                        List.of(
                                new Attached("businessLicence", "licence.jpg", Papers.photoOf(2_000_000)),
                                new Attached("supporting", "locked.pdf", Papers.withPassword())),
                        "handlerName",
                        "王建国")
                .sees("hand-in-papers");
        String locked = ana.page().select(".file:has([data-error=encrypted])").attr("data-file");
        ana.sendsWith(List.of(), "handlerName", "王建国", "remove", locked);
        ana.sendsWith(List.of(), "handlerName", "王建国").sees("papers-taken");
        assertThat(database.queryForObject("select count(*) from case_document", Integer.class))
                .isEqualTo(1);
        assertThat(database.queryForObject("select count(*) from tray_chunk", Integer.class))
                .isZero();
    }

    @Test
    void twenty_guesses_at_once_are_five_tries_and_no_sixth() throws Exception {
        Applicant ana = stage.applicant().begins(1, "phone", "13666133333").sees("message-sent");
        assertThat(ana.guessesAtOnce(20)).allMatch(status -> status < 500);
        assertThat(database.queryForObject("select max(tries) from one_time_code", Integer.class))
                .isEqualTo(5);
        ana.opens("/case").sees("not-confirmed");
    }

    @Test
    void a_hundred_at_once_never_pass_a_limit() throws Exception {
        String clue = UUID.randomUUID().toString();
        List<Optional<Duration>> waits =
                Crowd.atOnce(100, one -> () -> limits.newCase(ClientAddress.of("192.0.2.1"), clue));
        assertThat(waits).filteredOn(Optional::isEmpty).hasSize(CASES_WITH_ONE_CLUE);
    }

    @Test
    void a_count_that_two_begin_in_the_same_moment_breaks_nothing_around_it() throws Exception {
        for (int round = 0; round < 20; round++) {
            String clue = UUID.randomUUID().toString();
            // Each holds a connection and takes a second one to count with.
            List<Boolean> went = Crowd.atOnce(
                    4,
                    one -> () -> transactions.execute(around -> {
                        database.queryForObject("select count(*) from account", Integer.class);
                        boolean admitted = limits.newCase(ClientAddress.of("192.0.2." + one), clue)
                                .isEmpty();
                        database.queryForObject("select count(*) from account", Integer.class);
                        return admitted;
                    }));
            assertThat(went).containsOnly(true);
        }
    }
}
