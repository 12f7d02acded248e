package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.PurgeIn;
import dev.regain.documents.DeleteEvidenceIn;
import dev.regain.outside.directory.AccountDirectory;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** [S20] Half a year after its end nothing is left of a case to which everything happened; of one that goes on, all is. */
@Story
class HalfYearStory {

    private static final Duration ALMOST = Duration.ofDays(179);
    private static final Duration HALF_A_YEAR = Duration.ofDays(181);

    private static int people;

    private final Stage stage;
    private final AccountDirectory directory;
    private final IdentityService staff;
    private final ApplicationContext product;
    private BackIn ana;

    HalfYearStory(
            @Autowired Stage stage,
            @Autowired AccountDirectory directory,
            @Autowired IdentityService staff,
            @Autowired ApplicationContext product) {
        this.stage = stage;
        this.directory = directory;
        this.staff = staff;
        this.product = product;
    }

    @BeforeEach
    void enter() {
        staff.createMembership("admin", "review-leads");
        ana = BackIn.enterprise(stage, directory);
    }

    @AfterEach
    void leave() {
        staff.deleteMembership("admin", "review-leads");
        ana.isGone();
    }

    @Test
    void of_an_appeal_a_change_an_objection_and_its_notices_nothing_is_left() {
        ana.isApproved();
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds("perhaps-of-a-thief-%d@example.com".formatted(++people));
        holder.objects();
        settles("uphold");
        ana.waitsForStanding("stopped");
        stage.letWorkEnd(ana.browser.secret());
        CaseId caseId = ana.caseId();
        assertThat(stage.tablesThatKnow(caseId))
                .contains("case_file", "case_entry", "appeal", "access_change", "access_notice", "access_objection");

        passes(ALMOST);
        assertThat(stage.tablesThatKnow(caseId)).contains("case_file", "case_entry", "appeal", "access_notice");
        passes(HALF_A_YEAR);
        assertThat(stage.tablesThatKnow(caseId)).isEmpty();
    }

    @Test
    void an_appeal_that_nobody_decided_keeps_its_file_and_is_decided_then() {
        CaseId caseId = ana.caseId();
        passes(HALF_A_YEAR.multipliedBy(2));
        assertThat(stage.tablesThatKnow(caseId)).contains("case_file", "case_entry", "appeal");
        ana.isApproved();
    }

    private void passes(Duration time) {
        PurgeIn.time(time, product);
        DeleteEvidenceIn.time(time, product);
    }

    private void settles(String decision) {
        Reviewer lead = new Reviewer(stage, "admin");
        String task = lead.tasks(ana.caseId(), "settleObjection").get(0);
        lead.claims(task);
        assertThat(lead.completes(task, "objectionDecision", decision).statusCode())
                .isBetween(200, 204);
    }
}
