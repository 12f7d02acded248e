package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regain.audit.AuditEntry;
import dev.regain.audit.AuditLog;
import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.casefile.Entry;
import dev.regain.flow.Exclusions;
import dev.regain.flow.TakeOver;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.Enterprise;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Verification;
import dev.regain.staff.StaffClient;
import dev.regain.story.Applicant.Attached;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reviewers decide: one where there is nothing to fear, two where there is, a lead where they differ. */
@Story
class DecideAppealStory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ESCALATED = "已升级 Escalated";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static int phones;

    private final Stage stage;
    private final AuditLog log;
    private final Exclusions exclusions;
    private final TakeOver takeOver;
    private final IdentityService people;
    private final TaskService tasks;
    private final WorkingDays days;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final CaseFiles files;
    private String phone;
    private String code;
    private Appellant appellant;
    private Applicant ana;
    private Reviewer robin;
    private Reviewer sam;
    private Reviewer lead;

    DecideAppealStory(
            @Autowired Stage stage,
            @Autowired AuditLog log,
            @Autowired Exclusions exclusions,
            @Autowired TakeOver takeOver,
            @Autowired IdentityService people,
            @Autowired TaskService tasks,
            @Autowired WorkingDays days,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired CaseFiles files) {
        this.stage = stage;
        this.log = log;
        this.exclusions = exclusions;
        this.takeOver = takeOver;
        this.people = people;
        this.tasks = tasks;
        this.days = days;
        this.runtime = runtime;
        this.management = management;
        this.files = files;
    }

    @BeforeEach
    void enter() {
        phone = "+86136663%05d".formatted(30_000 + phones++);
        appellant = new Appellant(stage, phone);
        ana = appellant.browser();
        robin = new Reviewer(stage);
        sam = new Reviewer(stage, "reviewer2");
        lead = new Reviewer(stage, "lead");
    }

    @Test
    void a_legal_person_whose_appeal_raises_no_doubt_needs_one_reviewer() {
        CaseId caseId = appeals();
        robin.takes(caseId);
        ana.opens("/case").sees("appeal-submitted");
        robin.decides(caseId, "approve");
        isApproved();
        ana.went("reviewAppeal", "gatherSignals", "assessRisk", "noteDecision", "appealDecided");
        assertThat(stage.passed(caseId)).doesNotContain("confirmApproval");
        assertThat(decisions(caseId)).containsExactly(tuple("reviewer", "approve", ""));
        assertThat(signals(caseId)).isEmpty();
    }

    @Test
    void an_approval_without_a_face_waits_for_a_second_reviewer_and_the_applicant_reads_nothing_of_it() {
        code = appellant.submitsWithoutFace("active", documents(1));
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "approve");
        assertThat(sam.review(caseId).get("taskDefinitionKey").asText()).isEqualTo("confirmApproval");
        assertThat(signals(caseId)).containsExactly("没有通过人脸核身", "凭材料归还已不属于企业的账号");
        assertThat(status()).isEqualTo("in-review");
        assertThat(ana.page().select("[data-happening]").eachAttr("data-happening"))
                .containsExactly("submitted", "review-begun");
        ana.tab().opens("/case").sees("progress-result");

        sam.confirms(caseId);
        isApproved();
        assertThat(decisions(caseId))
                .containsExactly(tuple("reviewer", "approve", ""), tuple("reviewer2", "confirm", ""));
        ana.went("reviewAppeal", "confirmApproval", "isApprovalConfirmed", "noteDecision", "approved");
    }

    @Test
    void a_closed_enterprise_and_papers_that_were_seen_before_are_doubts() {
        List<Attached> same = Stream.concat(
                        documents(2).stream(),
                        Stream.of(new Attached("supporting", "payments.jpg", Papers.numbered("jpg", 77))))
                .toList();
        appellant.submitsWith("deregistered", same);
        Appellant other = new Appellant(stage, phone.replace("+861366633", "+861366634"));
        other.submitsWith("deregistered", same);
        CaseId caseId = other.caseId();
        robin.takes(caseId).decides(caseId, "approve");
        sam.review(caseId);
        assertThat(signals(caseId)).contains("企业已注销或变更", "文件在别处出现过");
    }

    @Test
    void many_accounts_and_one_that_changed_lately_are_doubts_as_far_as_they_are_given_back() {
        Instant lately = Instant.now().minus(3, ChronoUnit.DAYS);
        stage.directory().put(account(4, LONG_AGO));
        stage.directory().put(account(5, lately));
        CaseId caseId = appeals();
        robin.takes(caseId).decides(caseId, "approve");
        sam.review(caseId);
        assertThat(signals(caseId)).containsExactly("多个账号", "账号近期变动过");

        enter();
        stage.directory().put(account(4, LONG_AGO));
        stage.directory().put(account(5, lately));
        CaseId careful = appeals();
        robin.takes(careful).checks(careful, accountId(4), accountId(5)).decides(careful, "approve");
        isApproved();
        assertThat(ana.opens("/account/recover/progress").accounts()).containsExactlyElementsOf(appellant.accounts());
    }

    @Test
    void after_a_rejection_of_the_same_enterprise_an_approval_needs_two() {
        CaseId first = appeals();
        robin.takes(first).decides(first, "reject", "reasonR01");
        appellant = new Appellant(stage, phone);
        ana = appellant.browser();
        CaseId second = appeals();
        sam.takes(second).decides(second, "approve");
        stage.anotherReviewer().confirms(second);
        isApproved();
        assertThat(signals(second)).containsExactly("相关申诉未通过");
    }

    @Test
    void what_anybody_can_begin_by_the_hundred_hides_no_earlier_appeal() {
        CaseId first = appeals();
        robin.takes(first).decides(first, "reject", "reasonR01");
        Set<UUID> accounts = appellant.accounts().stream()
                .map(account -> stage.directory()
                        .refOf(AccountId.of(account))
                        .orElseThrow()
                        .value())
                .collect(Collectors.toSet());
        for (int recovery = 0; recovery < 250; recovery++) {
            CaseId begun = CaseId.random();
            files.open(begun, CaseSecret.random(), Locale.SIMPLIFIED_CHINESE);
            files.write(begun, Entry.CREDIT_CODE, appellant.creditCode());
            files.write(begun, Entry.CONTACT_PHONE, phone);
            files.noteCandidates(begun, accounts);
        }
        appellant = new Appellant(stage, phone);
        ana = appellant.browser();
        CaseId second = appeals();

        assertRefused(robin.claims(second), "You decided an earlier appeal");
        Document page = sam.sees(second);
        assertThat(page.select("[data-other]").eachAttr("data-other")).containsExactly(first.number());
        assertThat(page.select("[data-signal=recoveries]").text()).contains("250");
        sam.takes(second).decides(second, "approve");
        assertThat(stage.anotherReviewer()
                        .review(second)
                        .get("taskDefinitionKey")
                        .asText())
                .isEqualTo("confirmApproval");
        assertThat(signals(second)).containsExactly("相关申诉未通过");
    }

    @Test
    void the_third_enterprise_from_one_browser_needs_two() {
        Applicant first = ana;
        appeals();
        enter();
        ana.atDeviceOf(first);
        CaseId second = appeals();
        robin.takes(second).decides(second, "approve");
        isApproved();
        assertThat(signals(second)).isEmpty();

        enter();
        ana.atDeviceOf(first);
        CaseId third = appeals();
        robin.takes(third).decides(third, "approve");
        assertThat(sam.review(third).get("taskDefinitionKey").asText()).isEqualTo("confirmApproval");
        assertThat(signals(third)).containsExactly("同一浏览器、手机或人员为多家企业申诉");
    }

    @Test
    void where_the_second_disagrees_a_lead_approves() {
        CaseId caseId = disputed();
        JsonNode settlement = lead.review(caseId);
        assertThat(settlement.get("taskDefinitionKey").asText()).isEqualTo("settleAppeal");
        assertThat(settlement.get("priority").asInt()).isEqualTo(100);
        assertThat(lead.lists(ESCALATED))
                .as("it is urgent, and not late")
                .doesNotContain(settlement.get("id").asText());
        assertThat(robin.open(caseId)).as("is for leads").isEmpty();
        lead.takes(caseId).checks(caseId, appellant.accounts().get(1)).decides(caseId, "approve");
        isApproved();
        assertThat(ana.opens("/account/recover/progress").accounts())
                .as("what the lead gives back, not what the first reviewer did")
                .containsExactly(
                        appellant.accounts().get(0), appellant.accounts().get(2));
        assertThat(decisions(caseId))
                .containsExactly(
                        tuple("reviewer", "approve", ""),
                        tuple("reviewer2", "disagree", ""),
                        tuple("lead", "approve", ""));
    }

    @Test
    void where_the_second_disagrees_a_lead_rejects_for_reasons_of_their_own() {
        CaseId caseId = disputed();
        lead.takes(caseId);
        assertThat(lead.answers(caseId, "reject").body()).contains("A rejection needs a reason.");
        lead.decides(caseId, "reject", "reasonR04");
        assertThat(status()).isEqualTo("rejected");
        assertThat(ana.page().select("[data-reason]").eachAttr("data-reason")).containsExactly("R04");
        assertThat(decisions(caseId)).last().isEqualTo(tuple("lead", "reject", "R04"));
    }

    @Test
    void where_the_second_disagrees_a_lead_may_ask_for_more_and_everything_begins_anew() {
        CaseId caseId = disputed();
        lead.takes(caseId).decides(caseId, "more", "wantsHandlerId");
        assertThat(decisions(caseId)).last().isEqualTo(tuple("lead", "more", "handler-id-unreadable"));
        ana.opens("/case").waitsFor("supplement-documents");
        ana.sendsWith(List.of(
                new Attached("handlerIdFront", "front.jpg", Papers.numbered("jpg", 91)),
                new Attached("handlerIdBack", "back.jpg", Papers.numbered("jpg", 92))));
        assertThat(robin.review(caseId).get("taskDefinitionKey").asText()).isEqualTo("reviewAppeal");
    }

    private CaseId disputed() {
        code = appellant.submitsWithoutFace("active", documents(3 + phones));
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "approve", "reasonR01");
        sam.disagrees(caseId);
        return caseId;
    }

    @Test
    void nobody_decides_twice_not_even_as_administrator_or_lead() {
        appellant.submitsWithoutFace("active", documents(100 + phones));
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "approve");
        sam.review(caseId);
        for (String group : List.of("camunda-admin", "review-leads")) {
            people.createMembership("reviewer", group);
            try {
                assertRefused(robin.claims(caseId), "A second person decides this");
            } finally {
                people.deleteMembership("reviewer", group);
            }
        }
        sam.disagrees(caseId);
        lead.review(caseId);
        for (String user : List.of("reviewer", "reviewer2")) {
            people.createMembership(user, "review-leads");
            try {
                assertRefused(new Reviewer(stage, user).claims(caseId), "A second person decides this");
            } finally {
                people.deleteMembership(user, "review-leads");
            }
        }
    }

    @Test
    void an_approval_needs_every_must_ticked_by_whoever_gives_it() {
        appellant.submitsWithoutFace("active", documents(200 + phones));
        CaseId caseId = appellant.caseId();
        robin.takes(caseId);
        assertRefused(robin.answers(caseId, "approve"), "every must of the checklist");
        robin.sends(caseId, "/marks", "checked=accountsAreTheirs&checked=letterIsSealed");
        assertRefused(robin.answers(caseId, "approve"), "every must of the checklist");
        robin.checks(caseId).decides(caseId, "approve");

        sam.takes(caseId);
        assertRefused(sam.says(caseId, true), "every must of the checklist");
        sam.checks(caseId);
        assertThat(sam.says(caseId, true).statusCode()).isBetween(200, 204);
    }

    @Test
    void what_was_ticked_before_the_applicant_brought_more_is_ticked_again() {
        CaseId caseId = appeals();
        robin.takes(caseId).checks(caseId).decides(caseId, "more", "wantsEnterpriseName");
        ana.opens("/case").waitsFor("supplement-documents").sends("enterpriseName", appellant.enterprise());
        robin.review(caseId);
        robin.takes(caseId);
        assertRefused(robin.answers(caseId, "approve"), "every must of the checklist");
        assertThat(robin.sends(caseId, "/marks", "supplements=0&checked=accountsAreTheirs")
                        .statusCode())
                .as("on a page from before")
                .isEqualTo(409);
        robin.checks(caseId).decides(caseId, "approve");
        isApproved();
    }

    @Test
    void an_account_that_joins_after_the_look_does_not_go_back_unseen() {
        CaseId caseId = appeals();
        robin.takes(caseId).checks(caseId);
        stage.directory().put(account(4, LONG_AGO));
        Document page = robin.sees(caseId);
        assertThat(page.select("[data-account-id='%s'] [name=givenBack]".formatted(accountId(4))))
                .hasSize(1);
        assertThat(page.select("[data-account-id='%s'] [checked]".formatted(accountId(4))))
                .isEmpty();
        robin.decides(caseId, "approve");
        isApproved();
        assertThat(ana.opens("/account/recover/progress").accounts())
                .containsExactlyInAnyOrderElementsOf(appellant.accounts());
    }

    @Test
    void an_appeal_for_an_enterprise_without_accounts_is_not_approved() {
        appellant.accounts().stream()
                .map(account -> stage.directory().refOf(AccountId.of(account)).orElseThrow())
                .forEach(stage.directory()::delete);
        CaseId caseId = appeals();
        robin.takes(caseId).checks(caseId);
        assertRefused(robin.answers(caseId, "approve"), "would give no account back");
        robin.decides(caseId, "reject", "reasonR05");
    }

    @Test
    void an_account_goes_back_only_where_neither_reviewer_withholds_it() {
        code = appellant.submitsWithoutFace("active", documents(300 + phones));
        CaseId caseId = appellant.caseId();
        List<String> accounts = appellant.accounts();
        robin.takes(caseId).checks(caseId, accounts.toArray(String[]::new));
        assertRefused(robin.answers(caseId, "approve"), "would give no account back");
        robin.checks(caseId, accounts.get(2)).decides(caseId, "approve");

        sam.takes(caseId).checks(caseId, accounts.get(0), accounts.get(1));
        assertRefused(sam.says(caseId, true), "would give no account back");
        sam.checks(caseId, accounts.get(1));
        assertThat(sam.says(caseId, true).statusCode()).isBetween(200, 204);
        isApproved();
        assertThat(ana.opens("/account/recover/progress").accounts()).containsExactly(accounts.get(0));
        assertThat(ana.response().body()).doesNotContain(accounts.get(1), accounts.get(2));
    }

    @Test
    void who_knows_the_applicant_gives_the_task_back_and_does_not_get_it_again() {
        CaseId caseId = appeals();
        robin.takes(caseId);
        exclusions.declare(caseId, "reviewer");
        exclusions.declare(caseId, "reviewer");
        assertThat(robin.review(caseId).get("assignee").isNull()).isTrue();
        assertRefused(robin.claims(caseId), "you know the applicant");
        assertThat(log.of(caseId))
                .filteredOn(entry -> entry.act().equals("DECLARED"))
                .extracting(AuditEntry::staff, AuditEntry::what)
                .containsExactly(tuple("reviewer", "knowsApplicant"));
        sam.takes(caseId).decides(caseId, "reject", "reasonR01");
    }

    @Test
    void who_decided_an_earlier_appeal_of_an_account_does_not_decide_the_next_one() {
        CaseId first = appeals();
        robin.takes(first).decides(first, "more", "wantsEnterpriseName");
        ana.opens("/case").waitsFor("supplement-documents").sends("enterpriseName", appellant.enterprise());
        robin.review(first);
        robin.takes(first).decides(first, "reject", "reasonR02");

        appellant = new Appellant(stage, phone);
        ana = appellant.browser();
        CaseId second = appeals();
        assertRefused(robin.claims(second), "You decided an earlier appeal");
        sam.takes(second);
    }

    /** As while the directory does not answer. */
    @Test
    void until_it_is_known_which_accounts_an_appeal_is_about_nobody_takes_it() {
        CaseId first = appeals();
        robin.takes(first).decides(first, "reject", "reasonR02");
        appellant = new Appellant(stage, phone);
        ana = appellant.browser();
        List<String> lookUps = management
                .createJobDefinitionQuery()
                .processDefinitionKey("decideAppeal")
                .activityIdIn("noteCandidates")
                .list()
                .stream()
                .map(JobDefinition::getId)
                .toList();
        CaseId second;
        lookUps.forEach(lookUp -> management.suspendJobDefinitionById(lookUp, true));
        try {
            second = appeals();
            String task = robin.taskOf(second);
            for (Reviewer reviewer : List.of(robin, sam)) {
                assertRefused(reviewer.claims(task), "still being looked up");
            }
        } finally {
            lookUps.forEach(lookUp -> management.activateJobDefinitionById(lookUp, true));
        }
        assertRefused(robin.claims(second), "You decided an earlier appeal");
        sam.takes(second);
    }

    @Test
    void a_lead_takes_over_what_somebody_holds_for_a_reason_and_nobody_else_does() {
        CaseId caseId = appeals();
        String task = robin.taskOf(caseId);
        assertThat(takeOver.by("lead", task, TakeOver.Reason.HOLDER_ABSENT))
                .hasValueSatisfying(why -> assertThat(why).hasMessage("refused.not-held"));
        robin.takes(caseId);
        assertThat(takeOver.by("reviewer2", task, TakeOver.Reason.HOLDER_ABSENT))
                .hasValueSatisfying(why -> assertThat(why).hasMessage("refused.only-a-lead"));
        assertThat(takeOver.by("admin", task, TakeOver.Reason.HOLDER_ABSENT)).isPresent();
        exclusions.declare(caseId, "lead");
        assertThat(takeOver.by("lead", task, TakeOver.Reason.HOLDER_ABSENT))
                .hasValueSatisfying(why -> assertThat(why).hasMessage("refused.knows-applicant"));
        assertThat(robin.review(caseId).get("assignee").asText()).isEqualTo("reviewer");

        enter();
        CaseId other = appeals();
        robin.takes(other);
        String held = robin.taskOf(other);
        assertThat(takeOver.by("lead", held, TakeOver.Reason.TIME_RUNS_OUT)).isEmpty();
        assertThat(lead.review(other).get("assignee").asText()).isEqualTo("lead");
        assertRefused(robin.answers(other, "reject", "reasonR01"), "claim it first");
        assertThat(log.of(other))
                .extracting(AuditEntry::act, AuditEntry::staff, AuditEntry::what, AuditEntry::why)
                .contains(tuple("TOOK_OVER", "lead", "reviewAppeal", "time-runs-out"));
        assertThat(robin.sees(other).select("[data-told=took_over]").text())
                .contains("lead")
                .doesNotContain("??");
        lead.decides(other, "reject", "reasonR01");
        assertThat(takeOver.by("lead", held, TakeOver.Reason.TIME_RUNS_OUT)).isPresent();
    }

    @Test
    void who_takes_over_in_the_moment_of_the_decision_reads_what_came_of_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            enter();
            CaseId caseId = appeals();
            robin.takes(caseId);
            List<Integer> answers = Crowd.atOnce(
                    2,
                    who -> () -> who == 0
                            ? robin.answers(caseId, "reject", "reasonR01").statusCode()
                            : lead.sends(caseId, "/take-over", "reason=holder-absent")
                                    .statusCode());
            assertThat(answers.get(0)).isIn(200, 204, 403);
            assertThat(answers.get(1)).isIn(303, 422);
        }
    }

    @Test
    void who_comes_too_late_reads_who_decided() throws Exception {
        CaseId caseId = appeals();
        String task = robin.taskOf(caseId);
        List<Integer> claims = Crowd.atOnce(
                2, who -> () -> (who == 0 ? robin : sam).claims(caseId).statusCode());
        assertThat(claims).containsExactlyInAnyOrder(204, 403);
        boolean robins = claims.get(0) == 204;
        Reviewer winner = robins ? robin : sam;
        Reviewer other = robins ? sam : robin;
        winner.decides(caseId, "reject", "reasonR01");
        for (Reviewer late : List.of(winner, other)) {
            assertRefused(
                    late.completes(task, rejection()),
                    "already decided by " + (robins ? "Robin" : "Sam") + " Reviewer");
            assertRefused(
                    late.completes(task, rejection(), Locale.SIMPLIFIED_CHINESE),
                    "这个任务已由 " + (robins ? "Robin" : "Sam") + " Reviewer 处理。");
        }
    }

    @Test
    void who_decides_what_the_applicant_withdrew_reads_that_nobody_has_to() {
        code = appellant.submits();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId);
        String task = robin.taskOf(caseId);
        assertThat(status()).isEqualTo("in-review");
        ana.sends("withdraw", "true");
        assertRefused(robin.completes(task, rejection()), "not open any more");
    }

    @Test
    void what_is_no_decision_is_refused_and_the_task_stays() {
        CaseId caseId = appeals();
        robin.takes(caseId);
        String task = robin.taskOf(caseId);
        assertThat(robin.answers(caseId, "maybe").statusCode()).isEqualTo(403);
        assertThat(robin.answers(caseId, "").statusCode()).isEqualTo(403);
        assertRefused(robin.completes(task, JSON.createObjectNode()), "Choose a decision");
        ObjectNode unexplained = JSON.createObjectNode();
        unexplained.putObject("decision").put("value", "more").put("type", "String");
        unexplained.putObject("wantsSupporting").put("value", true).put("type", "Boolean");
        assertRefused(robin.completes(task, unexplained), "what is wrong with it");
        for (String extra : List.of("outcome", "roundsLeft", "approvalConfirmed", "note")) {
            ObjectNode more = rejection();
            more.putObject(extra).put("value", true).put("type", "Boolean");
            assertThat(robin.completes(task, more).statusCode()).as(extra).isEqualTo(403);
        }
        StaffClient stranger = new StaffClient(Integer.parseInt(stage.address().replaceAll(".*:", "")), "default");
        assertThat(stranger.engine("POST", "/task/" + task + "/complete", "{}").statusCode())
                .isEqualTo(401);
        assertThat(robin.taskOf(caseId)).isEqualTo(task);
        assertThat(decisions(caseId)).isEmpty();
    }

    @Test
    void leads_are_told_in_time_and_what_is_late_comes_first() {
        code = appellant.submitsWithoutFace("active", documents(400 + phones));
        CaseId caseId = appellant.caseId();
        assertThat(robin.review(caseId).get("priority").asInt()).isEqualTo(50);
        String task = robin.taskOf(caseId);
        assertThat(lead.lists("新的 New")).doesNotContain(task);

        stage.letTimePass(ana.secret(), "reviewDueSoon");
        assertThat(lead.lists("新的 New")).contains(task);
        assertThat(lead.lists(ESCALATED)).doesNotContain(task);
        assertThat(lead.review(caseId).get("taskDefinitionKey").asText()).isEqualTo("reviewAppeal");
        assertThat(tasks.getVariable(robin.taskOf(caseId), "leadsTold")).isEqualTo(true);
        stage.letTimePass(ana.secret(), "reviewDue");
        assertThat(lead.review(caseId).get("priority").asInt()).isEqualTo(100);
        assertThat(lead.lists(ESCALATED)).contains(task);
        assertThat(status()).isEqualTo("submitted");
        assertThat(ana.page().select("[data-happening]").eachAttr("data-happening"))
                .containsExactly("submitted", "escalated");

        robin.takes(caseId).decides(caseId, "approve");
        assertThat(lead.review(caseId).get("taskDefinitionKey").asText()).isEqualTo("confirmApproval");
        assertThat(sam.review(caseId).get("priority").asInt()).isEqualTo(100);
    }

    /** A working day and a half of the three have passed when they are asked; then five days pass. */
    @Test
    void the_clock_stands_still_while_the_applicant_is_asked() {
        Duration left = Duration.ofHours(36);
        CaseId caseId = appeals();
        robin.takes(caseId);
        isDue(caseId, "decideAppeal", days.after(Instant.now(), left));
        robin.decides(caseId, "more", "wantsEnterpriseName");
        ana.opens("/case").waitsFor("supplement-documents");
        isDue(caseId, "enterpriseAppeal", Instant.now().minus(5, ChronoUnit.DAYS));
        ana.sends("enterpriseName", appellant.enterprise());
        robin.review(caseId);
        assertThat(days.between(Instant.now(), due(caseId))).isBetween(left.minusSeconds(120), left.plusSeconds(1));
        ana.went("askForMore", "moreWanted", "supplementDocuments", "noteSupplement", "reviewAppeal");
    }

    /** As the process has it, by which the clock stops and goes on. */
    private void isDue(CaseId caseId, String process, Instant at) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        runtime.setVariable(instance, "reviewDueAt", Date.from(at));
        runtime.setVariable(instance, "reviewDueSoonAt", Date.from(at));
    }

    private Instant due(CaseId caseId) {
        return tasks.createTaskQuery()
                .taskId(robin.taskOf(caseId))
                .singleResult()
                .getDueDate()
                .toInstant();
    }

    private static ObjectNode rejection() {
        ObjectNode variables = JSON.createObjectNode();
        variables.putObject("decision").put("value", "reject").put("type", "String");
        variables.putObject("reasonR01").put("value", true).put("type", "Boolean");
        return variables;
    }

    private CaseId appeals() {
        code = appellant.submits();
        return appellant.caseId();
    }

    /** All that follows from an approval is done, too. */
    private void isApproved() {
        ana.went("tellApproval");
        assertThat(status()).isEqualTo("approved");
    }

    /** What the applicant reads; who signed in before need not again. */
    private String status() {
        boolean isSignedIn = ana.opens("/account/recover/progress").step().equals("progress-result");
        return isSignedIn ? appellant.status() : appellant.status(code);
    }

    /** No file that was handed in before. */
    private static List<Attached> documents(int set) {
        return Stream.of("businessLicence", "authorisationLetter", "handlerIdFront", "handlerIdBack")
                .map(slot -> new Attached(
                        slot, slot + "-of-zhao.jpg", Papers.numbered("jpg", 31 * (set + 1000) + slot.hashCode())))
                .toList();
    }

    private String accountId(int number) {
        return "9" + phone.substring(phone.length() - 8) + number;
    }

    private AccountRecord account(int number, Instant loginSince) {
        return new AccountRecord(
                AccountId.of(accountId(number)),
                "测试账号",
                LocalDate.of(2020, 1, 1),
                Verification.ENTERPRISE,
                null,
                new Enterprise(appellant.enterprise(), appellant.creditCode()),
                List.of(new LoginMethodOnFile(LoginMethodKind.WECOM, "运维组", loginSince, null)),
                List.of());
    }

    private List<Tuple> decisions(CaseId caseId) {
        return log.of(caseId).stream()
                .filter(entry -> entry.act().equals("DECIDED"))
                .map(entry -> tuple(entry.staff(), entry.what(), entry.why()))
                .toList();
    }

    /** What made an approval need a second reviewer, as reviewers read it. */
    private List<String> signals(CaseId caseId) {
        return sam.sees(caseId).select("[data-told=risk-assessed] .detail").eachText();
    }

    private static void assertRefused(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(words);
    }
}
