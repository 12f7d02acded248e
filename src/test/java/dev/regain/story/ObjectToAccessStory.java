package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseId;
import dev.regain.outside.directory.AccountDirectory;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 不是我本人操作: whoever is on file stops it, and a lead decides. */
@Story
class ObjectToAccessStory {

    private static int people;

    private final Stage stage;
    private final AccountDirectory directory;
    private final IdentityService staff;
    private final TaskService tasks;
    private final WorkingDays days;
    private final String email = "perhaps-a-thief-%d@example.com".formatted(++people);
    private final String phone = "+86138682%05d".formatted(people);
    private BackIn ana;
    private Reviewer lead;

    ObjectToAccessStory(
            @Autowired Stage stage,
            @Autowired AccountDirectory directory,
            @Autowired IdentityService staff,
            @Autowired TaskService tasks,
            @Autowired WorkingDays days) {
        this.stage = stage;
        this.directory = directory;
        this.staff = staff;
        this.tasks = tasks;
        this.days = days;
    }

    @BeforeEach
    void enter() {
        staff.createMembership("admin", "review-leads");
        lead = new Reviewer(stage, "admin");
        ana = BackIn.enterprise(stage, directory).isApproved();
    }

    @AfterEach
    void leave() {
        staff.deleteMembership("admin", "review-leads");
        ana.isGone();
    }

    @Test
    void an_objection_freezes_at_once_and_upheld_nothing_is_changed() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        Applicant page = holder.opensTheLink();
        assertThat(page.page().select("[data-objection]").attr("data-objection"))
                .isEqualTo("can-object");
        assertThat(ana.standing()).as("looking at it stops nothing").isEqualTo("held");
        page.sends("object", "true").sees("not-me");
        assertThat(page.page().select("[data-objection]").attr("data-objection"))
                .isEqualTo("open");
        assertThat(ana.standing()).isEqualTo("frozen");
        assertThat(ana.isOffered("add-login-method")).isFalse();
        assertThat(ana.browser.page().text()).contains("a lead is looking into it");

        assertThat(settles("").statusCode()).isEqualTo(403);
        assertThat(settles("uphold").statusCode()).isBetween(200, 204);
        ana.waitsForStanding("stopped");
        assertThat(ana.logsInWith()).doesNotContain(email);
        assertThat(page.opens(page.response().uri().getPath())
                        .page()
                        .select("[data-objection]")
                        .attr("data-objection"))
                .isEqualTo("upheld");
        assertThat(ana.looks().isOffered("add-login-method")).isFalse();
        assertThat(ana.heard())
                .containsExactly(
                        "appeal.submitted", "appeal.approved", "change.started", "case.frozen", "change.stopped");
        assertThat(lead.sees(ana.caseId()).select("[data-told=change-stopped]").text())
                .contains("p***@example.com");
        ana.browser.went("accessObjected", "settleObjection", "stopChanges", "changesStopped");
        ana.browser.went("accessFrozen", "objectionSettled", "changeStopped");
    }

    @Test
    void dismissed_what_waited_goes_on() {
        Holder holder = new Holder(stage, ana.email);
        ana.adds(email);
        holder.objects();
        assertThat(ana.standing()).isEqualTo("frozen");
        settles("dismiss");
        ana.waitsForStanding("held");
        ana.letsTheHoldEnd();
        assertThat(ana.logsInWith()).contains(email);
        ana.browser.went("accessFrozen", "objectionSettled", "holdOver", "changeAccess", "accessChanged");
        assertThat(ana.heard()).contains("case.released", "change.made");
    }

    @Test
    void after_the_change_the_lead_takes_it_back_with_one_decision() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.putsAsSecurePhone(phone).letsTheHoldEnd();
        ana.adds(email).letsTheHoldEnd();
        holder.objects();
        settles("uphold");
        ana.waitsForStanding("taken-back");
        assertThat(ana.isSecuredBy(phone)).isFalse();
        assertThat(ana.isSecuredBy(ana.securePhone)).isTrue();
        assertThat(ana.logsInWith()).containsExactly(ana.email);
        assertThat(ana.heard()).contains("change.taken-back");
        assertThat(lead.sees(ana.caseId()).select("[data-told]").eachAttr("data-told"))
                .contains("change-begun", "changed", "objected", "objection-upheld", "decided", "took_back");
    }

    @Test
    void through_the_approvals_link_it_is_frozen_before_anything_was_asked_for() {
        String link =
                stage.phones().messagesTo(ana.securePhone).get(0).get("text").asText();
        Applicant holder = stage.applicant().opens(link.replaceAll("(?s).*(/o/[A-Za-z0-9_-]{43}).*", "$1"));
        Applicant again = holder.tab();
        holder.sees("not-me").sends("object", "true").sees("not-me");
        again.sends("object", "true").sees("not-me");
        assertThat(ana.looks().isOffered("add-login-method")).isFalse();
        assertThat(lead.tasks(ana.caseId(), "settleObjection")).hasSize(1);
    }

    @Test
    void a_page_that_was_open_when_somebody_objected_leads_to_nothing() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        ana.begins("add-login-method").sees("enter-login-method");
        holder.objects();
        ana.enters("second-" + email);
        ana.waitsForStanding("frozen");
        settles("uphold");
        ana.waitsForStanding("stopped");
        assertThat(ana.logsInWith()).containsExactly(ana.email);
    }

    @Test
    void a_page_that_was_open_until_the_objection_was_upheld_leads_to_nothing_and_the_provider_hears_its_end() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        ana.begins("add-login-method").sees("enter-login-method");
        holder.objects();
        settles("uphold");
        ana.browser.went("stopChanges", "changesStopped");
        ana.enters("second-" + email).waitsForStanding("stopped");
        assertThat(ana.logsInWith()).containsExactly(ana.email);
        assertThat(ana.heard())
                .containsExactlyInAnyOrder(
                        "appeal.submitted",
                        "appeal.approved",
                        "change.started",
                        "case.frozen",
                        "change.stopped",
                        "change.started",
                        "change.stopped");
    }

    @Test
    void who_objects_while_the_change_is_about_to_be_made_is_in_time() {
        objectsWhileItIsAboutToBeMade();
        settles("uphold");
        ana.waitsForStanding("stopped");
        assertThat(ana.logsInWith()).containsExactly(ana.email);
        ana.browser.went("holdOver", "objectedMeanwhile", "lookForObjection", "objectionSettled", "changeStopped");
    }

    @Test
    void dismissed_what_was_about_to_be_made_is_made() {
        objectsWhileItIsAboutToBeMade();
        settles("dismiss");
        ana.browser.went("objectedMeanwhile", "lookForObjection", "objectionSettled", "lookForObjection");
        ana.letsTheHoldEnd();
        assertThat(ana.logsInWith()).containsExactlyInAnyOrder(ana.email, email);
    }

    private void objectsWhileItIsAboutToBeMade() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        ana.browser.went("beginHold", "lookForObjection");
        stage.whileHeldBack("changeAccess", () -> {
            stage.letTimePass(ana.browser.secret(), "holdOver");
            holder.objects();
            assertThat(ana.standing()).isEqualTo("frozen");
        });
        ana.browser.went("objectedMeanwhile", "lookForObjection");
        assertThat(ana.logsInWith()).containsExactly(ana.email);
    }

    @Test
    void a_link_of_nobody_and_one_that_is_too_old_say_the_same() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        Applicant page = holder.opensTheLink();
        Applicant nobody = stage.applicant().opens("/o/" + "A".repeat(43));
        assertThat(nobody.status()).isEqualTo(410);
        stage.agesLinks(ana.browser.secret());
        assertThat(page.post("object", "true").statusCode()).isEqualTo(410);
        assertThat(ana.standing()).isEqualTo("held");
        page.opens(page.response().uri().getPath());
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.page().select("main").text())
                .isEqualTo(nobody.page().select("main").text());
    }

    @Test
    void of_a_recovery_by_two_proofs_the_lead_sees_both_and_who_objected() {
        ana.isGone();
        ana = BackIn.person(stage, directory).provesBySms();
        Holder holder = new Holder(stage, ana.email);
        ana.begins("add-login-method").sees("consent-to-face-check").sends("consent", "yes");
        FaceCheckOnPhone.of(ana.browser, stage).passes(BackIn.NAME, BackIn.ID_NUMBER);
        ana.browser.waitsFor("enter-login-method");
        ana.enters(email).waitsForStanding("changed");
        assertThat(lead.opens(ana.caseId()).statusCode())
                .as("nobody looks before")
                .isEqualTo(404);
        String words = "我没有让任何人更改\n<b>请打电话给我</b>";
        Applicant link = holder.opensTheLink();
        link.sends("statement", "长".repeat(501), "object", "true").isTold("statement", "too-long");
        assertThat(ana.standing()).as("nothing is stopped by what is not taken").isEqualTo("changed");
        link.sends("statement", words, "object", "true").sees("not-me");
        Document page = lead.sees(ana.caseId());
        assertThat(page.select("[data-objected]")).hasSize(1);
        assertThat(page.select("[data-objected]").text()).contains("o***@example.com", ana.accountId, "2020-01-01");
        assertThat(page.select("[data-objected] q").text()).contains("<b>请打电话给我</b>");
        assertThat(page.select("[data-objected] b")).isEmpty();
        assertThat(page.select("[data-told=hold-begun]").text()).contains("p***@example.com");
        assertThat(new Reviewer(stage).sees(ana.caseId()).select("[data-objected]"))
                .as("only leads read what somebody wrote to them")
                .isEmpty();
        assertThat(page.select("[data-told]").eachAttr("data-told"))
                .contains(
                        "proven-by-sms",
                        "face-passed",
                        "proven-by-face",
                        "change-begun",
                        "hold-begun",
                        "hold-ended",
                        "changed",
                        "objected");
        assertThat(page.text()).contains(ana.accountId);
        assertThat(page.select("[data-disputed]").eachAttr("data-disputed")).containsExactly("changed");
        assertThat(page.select("[data-disputed]").text()).contains(ana.accountId, "p***@example.com");
        assertThat(page.select("[name=givenBack]"))
                .as("who settles an objection gives nothing back")
                .isEmpty();
        settles("uphold");
        ana.waitsForStanding("taken-back");
        assertThat(ana.logsInWith()).containsExactly(ana.email);
    }

    @Test
    void only_a_lead_settles_it() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        holder.objects();
        CaseId caseId = ana.caseId();
        String task = lead.tasks(caseId, "settleObjection").get(0);
        assertThat(new Reviewer(stage).claims(task).statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void who_decided_the_appeal_does_not_settle_the_objection_to_it() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        holder.objects();
        String task = lead.tasks(ana.caseId(), "settleObjection").get(0);
        staff.createMembership("reviewer", "review-leads");
        try {
            HttpResponse<String> refused = new Reviewer(stage).claims(task);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("You had a part in the decision on this appeal");
        } finally {
            staff.deleteMembership("reviewer", "review-leads");
        }
        assertThat(lead.claims(task).statusCode()).isEqualTo(204);
    }

    @Test
    void it_is_due_after_a_working_day_and_then_it_is_late() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        holder.objects();
        Task task = tasks.createTaskQuery()
                .taskId(lead.tasks(ana.caseId(), "settleObjection").get(0))
                .singleResult();
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(days.after(task.getCreateTime().toInstant(), 1));
        assertThat(lead.lists("已逾期 Overdue")).doesNotContain(task.getId());

        task.setDueDate(Date.from(Instant.now().minusSeconds(1)));
        tasks.saveTask(task);
        assertThat(lead.lists("已逾期 Overdue")).contains(task.getId());
    }

    private HttpResponse<String> settles(String decision) {
        String task = lead.tasks(ana.caseId(), "settleObjection").get(0);
        lead.claims(task);
        return lead.completes(task, "objectionDecision", decision);
    }
}
