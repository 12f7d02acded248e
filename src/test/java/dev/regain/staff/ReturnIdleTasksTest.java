package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.audit.AuditEntry;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.story.Crowd;
import dev.regain.story.Pile;
import dev.regain.story.Reviewer;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who took a task and is away gives it back without doing anything. */
@Story
class ReturnIdleTasksTest {

    private static final Duration HOURS_4 = Duration.ofHours(4);

    private final Reviewer robin;
    private final Pile pile;
    private final ReturnIdleTasks idle;
    private final AuditLog log;
    private final TaskService tasks;
    private final JdbcClient database;
    private CaseId caseId;

    ReturnIdleTasksTest(
            @Autowired Stage stage,
            @Autowired Pile pile,
            @Autowired ReturnIdleTasks idle,
            @Autowired AuditLog log,
            @Autowired TaskService tasks,
            @Autowired JdbcClient database) {
        this.robin = new Reviewer(stage);
        this.pile = pile;
        this.idle = idle;
        this.log = log;
        this.tasks = tasks;
        this.database = database;
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
        takenAgo(HOURS_4.minusMinutes(1));
        idle.returnIdle();
        assertThat(holder()).isEqualTo("reviewer");

        takenAgo(HOURS_4.plusMinutes(1));
        idle.returnIdle();
        assertThat(holder()).isNull();
        assertThat(lapses()).singleElement().satisfies(entry -> {
            assertThat(entry.staff()).isEqualTo("reviewer");
            assertThat(entry.what()).isEqualTo("reviewAppeal");
        });
    }

    @Test
    void who_looks_at_the_case_keeps_it() {
        takenAgo(HOURS_4.plusMinutes(1));
        robin.opens(caseId);
        idle.returnIdle();
        assertThat(holder()).isEqualTo("reviewer");
        assertThat(lapses()).isEmpty();
    }

    @Test
    void nodes_that_look_at_once_give_it_back_once() throws Exception {
        takenAgo(HOURS_4.plusMinutes(1));
        Crowd.atOnce(4, node -> Executors.callable(idle::returnIdle));
        assertThat(holder()).isNull();
        assertThat(lapses()).hasSize(1);
    }

    private void takenAgo(Duration ago) {
        database.sql("update ACT_RU_TASK set LAST_UPDATED_ = ? where ID_ = ?")
                .params(OffsetDateTime.now().minus(ago).toLocalDateTime(), pile.taskOf(caseId))
                .update();
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
