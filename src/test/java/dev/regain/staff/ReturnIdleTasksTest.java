package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.audit.AuditEntry;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.flow.ReviewTasks;
import dev.regain.story.Crowd;
import dev.regain.story.Pile;
import dev.regain.story.Reviewer;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Who took a task and is away gives it back without doing anything. */
@Story
class ReturnIdleTasksTest {

    private static final Duration HOURS_4 = Duration.ofHours(4);

    private final Reviewer robin;
    private final Pile pile;
    private final ReviewTasks held;
    private final AuditLog log;
    private final DeskSettings settings;
    private final PlatformTransactionManager transactions;
    private final TaskService tasks;
    private CaseId caseId;

    ReturnIdleTasksTest(
            @Autowired Stage stage,
            @Autowired Pile pile,
            @Autowired ReviewTasks held,
            @Autowired AuditLog log,
            @Autowired DeskSettings settings,
            @Autowired PlatformTransactionManager transactions,
            @Autowired TaskService tasks) {
        this.robin = new Reviewer(stage);
        this.pile = pile;
        this.held = held;
        this.log = log;
        this.settings = settings;
        this.transactions = transactions;
        this.tasks = tasks;
    }

    @BeforeEach
    void robinTakesAnAppeal() {
        caseId = pile.of(1).get(0);
        robin.takes(caseId);
    }

    @AfterEach
    void clearTheDesk() {
        pile.clear();
    }

    @Test
    void after_four_hours_in_which_nothing_was_done_a_task_goes_back() {
        returnIdleAt(taken().plus(HOURS_4));
        assertThat(holder()).isEqualTo("reviewer");

        returnIdleAt(taken().plus(HOURS_4).plusMillis(1));
        assertThat(holder()).isNull();
        assertThat(lapses()).singleElement().satisfies(entry -> {
            assertThat(entry.staff()).isEqualTo("reviewer");
            assertThat(entry.what()).isEqualTo("reviewAppeal");
        });
    }

    @Test
    void who_looks_at_the_case_keeps_it() {
        robin.opens(caseId);
        assertThat(last("SAW")).isAfter(taken());
        returnIdleAt(last("SAW").plus(HOURS_4));
        assertThat(holder()).isEqualTo("reviewer");
        assertThat(lapses()).isEmpty();
    }

    /** As when it is escalated, or shown to the leads. */
    @Test
    void what_the_process_does_with_the_task_keeps_nothing_for_its_holder() {
        tasks.setPriority(pile.taskOf(caseId), 100);
        tasks.addCandidateGroup(pile.taskOf(caseId), "review-leads");
        returnIdleAt(taken().plus(HOURS_4).plusMillis(1));
        assertThat(holder()).isNull();
    }

    @Test
    void nodes_that_look_at_once_give_it_back_once() throws Exception {
        Instant then = taken().plus(HOURS_4).plusMillis(1);
        Crowd.atOnce(4, node -> Executors.callable(() -> returnIdleAt(then)));
        assertThat(holder()).isNull();
        assertThat(lapses()).hasSize(1);
    }

    private Instant taken() {
        return last("CLAIMED");
    }

    private Instant last(String act) {
        return log.of(caseId).stream()
                .filter(entry -> entry.act().equals(act))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .at();
    }

    private void returnIdleAt(Instant then) {
        new ReturnIdleTasks(held, log, settings, transactions, Clock.fixed(then, ZoneOffset.UTC)).returnIdle();
    }

    private List<AuditEntry> lapses() {
        return log.of(caseId).stream()
                .filter(entry -> entry.act().equals("LAPSED"))
                .toList();
    }

    private String holder() {
        return tasks.createTaskQuery()
                .taskId(pile.taskOf(caseId))
                .singleResult()
                .getAssignee();
    }
}
