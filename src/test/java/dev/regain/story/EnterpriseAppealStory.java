package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.story.Applicant.Attached;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Path 7: an enterprise appeals, a reviewer decides, and the applicant follows it with the query code. */
@Story
class EnterpriseAppealStory {

    private static final int AT_ONCE = 4;

    private static int phones;

    private final Stage stage;
    private final InTray tray;
    private final RuntimeService runtime;
    private final JdbcTemplate database;
    private String phone;
    private Appellant appellant;
    private Applicant ana;
    private Reviewer robin;

    EnterpriseAppealStory(
            @Autowired Stage stage,
            @Autowired InTray tray,
            @Autowired RuntimeService runtime,
            @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.tray = tray;
        this.runtime = runtime;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        phone = "+86136661%05d".formatted(70_000 + phones++);
        enter(another());
        robin = new Reviewer(stage);
    }

    private void enter(Appellant somebody) {
        appellant = somebody;
        ana = somebody.browser();
    }

    @Test
    void the_legal_person_appeals_and_after_the_approval_sees_every_account_of_the_enterprise() {
        String code = submitted();
        ana.went(
                "enterpriseEntered",
                "chooseBranch",
                "enterLegalPerson",
                "proveLegalPerson",
                "draftDone",
                "submitAppeal");
        CaseId caseId = appellant.caseId();
        assertThat(appellant.status(code)).isEqualTo("submitted");
        assertThat(ana.page().select("time[datetime]")).isNotEmpty();

        assertThat(robin.lists()).contains(robin.taskOf(caseId));
        robin.takes(caseId);
        assertThat(ana.opens("/account/recover/progress")
                        .page()
                        .select("[data-status]")
                        .attr("data-status"))
                .isEqualTo("in-review");
        int before = stage.phones().messagesTo(phone).size();
        robin.decides(caseId, "approve");
        assertThat(stage.phones().nextMessageTo(phone, before).get("text").asText())
                .contains("approved", code);

        ana.opens("/account/recover/progress").sees("progress-result");
        assertThat(ana.page().select("[data-status]").attr("data-status")).isEqualTo("approved");
        assertThat(ana.accounts()).containsExactlyElementsOf(appellant.accounts());
        ana.went("reviewAppeal", "noteDecision", "appealDecided", "noteAccounts", "tellApproval", "approved");
    }

    @Test
    void the_query_code_is_shown_sent_and_handed_out_and_stands_nowhere() {
        String code = submitted();
        assertThat(code).matches("([0-9A-Z]{5}-){2}[0-9A-Z]{5}");
        Canary.watch(code);
        assertThat(stage.phones().nextMessageTo(phone, 1).get("text").asText()).contains(code);
        String receipt = ana.tab().opens("/case/downloads/receipt").response().body();
        assertThat(receipt).contains(code).doesNotContain(appellant.enterprise(), Appellant.LEGAL_PERSON);

        ana.opens("/case").sends();
        assertThat(ana.opens("/case").step()).isEqualTo("choose-way");
    }

    @Test
    void a_rejection_names_its_reasons_and_what_would_change_them() {
        String code = submitted();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId);
        HttpResponse<String> refused = robin.answers(caseId, "reject");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("A rejection needs a reason.");
        robin.decides(caseId, "reject", "reasonR03", "reasonR05");

        assertThat(appellant.status(code)).isEqualTo("rejected");
        assertThat(ana.page().select("[data-reason]").eachAttr("data-reason")).containsExactly("R03", "R05");
        assertThat(ana.page().select("[data-reason]").text()).contains("Download the letter of this appeal");
        assertThat(ana.accounts()).isEmpty();
        ana.went("noteDecision", "appealDecided", "tellRejection", "rejected");
    }

    @Test
    void an_appeal_can_be_withdrawn_until_it_is_decided() {
        String code = submitted();
        assertThat(appellant.status(code)).isEqualTo("submitted");
        int before = stage.phones().messagesTo(phone).size();
        ana.sends("withdraw", "true");
        assertThat(ana.page().select("[data-status]").attr("data-status")).isEqualTo("withdrawn");
        assertThat(stage.phones().nextMessageTo(phone, before).get("text").asText())
                .contains("withdrawn");
        assertThat(ana.page().select("[name=withdraw]")).isEmpty();
        ana.went("appealWithdrawn", "noteWithdrawal", "tellWithdrawal", "withdrawn");
    }

    @Test
    void what_was_handed_in_and_will_not_be_looked_at_is_deleted_when_the_appeal_ends() {
        String code = submitted();
        bringsWithoutSending();
        appellant.status(code);
        ana.sends("withdraw", "true");
        assertThat(ana.page().select("[data-status]").attr("data-status")).isEqualTo("withdrawn");
        assertThat(tray.files(appellant.caseId())).isEmpty();

        enter(another());
        submitted();
        bringsWithoutSending();
        stage.letTimePass(ana.secret(), "supplementDue");
        assertThat(tray.files(appellant.caseId())).isEmpty();
    }

    private void bringsWithoutSending() {
        CaseId caseId = appellant.caseId();
        stage.anotherReviewer().takes(caseId).decides(caseId, "more", "wantsSupporting");
        ana.opens("/case").waitsFor("supplement-documents");
        assertThat(ana.uploads("supporting", "payments-of-zhao.jpg", Papers.photo())
                        .statusCode())
                .isEqualTo(200);
        assertThat(tray.files(caseId)).hasSize(1);
    }

    @Test
    void a_review_that_takes_too_long_is_escalated_and_the_applicant_reads_it() {
        String code = submitted();
        CaseId caseId = appellant.caseId();
        assertThat(robin.review(caseId).get("due").asText()).isNotBlank();
        stage.letTimePass(ana.secret(), "reviewDue");
        JsonNode review = robin.review(caseId);
        assertThat(review.get("priority").asInt()).isEqualTo(100);
        assertThat(appellant.status(code)).isEqualTo("submitted");
        assertThat(ana.page().select("[data-happening=escalated]")).isNotEmpty();
    }

    @Test
    void a_handler_brings_documents_and_a_face_and_appeals() {
        bringsDocuments("active");
        assertThat(ana.page().select("[type=file]").eachAttr("name"))
                .containsExactly("businessLicence", "authorisationLetter", "handlerIdFront", "handlerIdBack");
        ana.sends().sees("upload-documents").isTold("", "required");
        HttpResponse<String> letter =
                ana.tab().opens("/case/downloads/authorisationLetter").response();
        assertThat(letter.headers().firstValue("Content-Type").orElseThrow()).contains("wordprocessingml");
        ana.sendsWith(documents()).waitsFor("consent-to-face-check");
        ana.sends("consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("赵晓敏", Appellant.ITS_NUMBER);
        ana.waitsFor("leave-contact");
        appellant.confirmsContact("").sees("appeal-submitted");
        ana.went(
                "stateHandler",
                "requiredMaterials",
                "uploadDocuments",
                "checkDocuments",
                "proveHandler",
                "submitAppeal");
        ana.went("checkDocuments", "keepDocuments", "documentsKept", "submitAppeal");
        ana.went("draftDone", "submitAppeal");
    }

    @Test
    void who_refuses_the_face_check_may_appeal_with_documents_all_the_same() {
        bringsDocuments("active");
        ana.sendsWith(documents()).waitsFor("consent-to-face-check");
        ana.sends("consent", "no").sees("leave-contact");
        ana.went("proveHandler", "confirmContact", "leaveContact");
    }

    @Test
    void an_enterprise_that_is_gone_or_renamed_brings_what_shows_it_and_reads_why() {
        bringsDocuments("deregistered");
        assertThat(ana.page().text()).contains("payment records that show");
        assertThat(ana.page().select("[type=file]").eachAttr("name")).contains("supporting");
        ana.sendsWith(documents()).sees("upload-documents").isTold("supporting", "required");

        enter(another());
        bringsDocuments("renamed");
        assertThat(ana.page().text()).contains("approval notice");
    }

    @Test
    void more_is_asked_for_brought_on_the_progress_page_and_looked_at_again_three_times_at_most() {
        String code = submitted();
        CaseId caseId = appellant.caseId();
        for (int round = 0; round < 3; round++) {
            int before = stage.phones().messagesTo(phone).size();
            robin.takes(caseId).decides(caseId, "more", "wantsSupporting");
            assertThat(stage.phones().nextMessageTo(phone, before).get("text").asText())
                    .contains("needs more material");
            assertThat(round == 0 ? appellant.status(code) : appellant.status()).isEqualTo("more-material");
            ana.opens("/case").sees("supplement-documents");
            assertThat(ana.page().select("[type=file]").eachAttr("name")).containsExactly("supporting");
            ana.sendsWith(List.of(new Attached("supporting", "payments-%d.jpg".formatted(round), Papers.photo())));
            appellant.waitsForStatus("in-review");
        }
        robin.takes(caseId);
        HttpResponse<String> fourth = robin.answers(caseId, "more", "wantsSupporting");
        assertThat(fourth.statusCode()).isEqualTo(403);
        assertThat(fourth.body()).contains("as often as may be");
    }

    @Test
    void what_does_not_come_is_reminded_of_and_ends_the_appeal_in_the_end() {
        String code = submitted();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "more", "wantsBusinessLicence");
        ana.opens("/case").waitsFor("supplement-documents");
        int before = stage.phones().messagesTo(phone).size();
        stage.letTimePass(ana.secret(), "reminderDue");
        assertThat(stage.phones().nextMessageTo(phone, before).get("text").asText())
                .contains("still waits");
        ana.opens("/case").sees("supplement-documents");
        stage.letTimePass(ana.secret(), "supplementDue");
        assertThat(stage.phones().nextMessageTo(phone, before + 1).get("text").asText())
                .contains("ended");
        assertThat(appellant.status(code)).isEqualTo("expired");
        ana.went("supplementDue", "noteExpiry", "supplementMissed", "tellExpiry", "appealExpired");
    }

    private void bringsDocuments(String enterpriseStatus) {
        appellant.begins().answers("choose-branch", "branch", "documents");
        ana.answers(
                "state-handler",
                "enterpriseStatus",
                enterpriseStatus,
                "handlerName",
                "赵晓敏",
                "handlerIdNumber",
                Appellant.ITS_NUMBER);
        ana.sees("upload-documents");
    }

    private static List<Attached> documents() {
        return Stream.of("businessLicence", "authorisationLetter", "handlerIdFront", "handlerIdBack")
                .map(slot -> new Attached(slot, slot + "-of-zhao.jpg", Papers.photo()))
                .toList();
    }

    @Test
    void a_second_appeal_of_the_same_contact_leads_back_to_the_first_with_a_new_query_code() {
        String code = submitted();
        Appellant again = another();
        again.provesLegalPerson();
        int before = stage.phones().messagesTo(phone).size();
        again.confirmsContact("").sees("appeal-resumed");
        JsonNode message = stage.phones().nextMessageTo(phone, before + 1);
        assertThat(message.get("text").asText()).contains("new query code").doesNotContain(code);
        assertThat(reviews()).isEqualTo(1);

        String newCode = message.get("text").asText().replaceAll("(?s).*query code ([0-9A-Z-]{17}).*", "$1");
        assertThat(appellant.status(newCode)).isEqualTo("submitted");
    }

    @Test
    void of_several_who_confirm_the_same_contact_in_one_moment_one_appeals_and_the_others_go_on_with_it()
            throws Exception {
        List<Appellant> same = Stream.generate(this::another).limit(AT_ONCE).toList();
        List<String> codes = same.stream()
                .map(one -> {
                    one.provesLegalPerson();
                    return one.leavesContact("");
                })
                .toList();
        List<String> steps = Crowd.atOnce(AT_ONCE, one -> () -> {
            Applicant browser = same.get(one).browser();
            browser.answers("confirm-code", "smsCode", codes.get(one));
            return Awaitility.await().until(() -> browser.opens("/case").step(), step -> !step.equals("waiting"));
        });
        assertThat(steps).containsOnly("appeal-submitted", "appeal-resumed").containsOnlyOnce("appeal-submitted");
        enter(same.get(steps.indexOf("appeal-submitted")));
        assertThat(reviews()).isEqualTo(1);
    }

    private int reviews() {
        return database.queryForObject(
                "select count(*) from appeal where contact_hash = (select contact_hash from appeal where case_id = ?)",
                Integer.class,
                appellant.caseId().value());
    }

    @Test
    void who_lost_the_query_code_gets_another_by_the_confirmed_phone() {
        submitted();
        int before = stage.phones().messagesTo(phone).size();
        Applicant lost = stage.applicant().opens("/account/recover/lost-query-code");
        lost.sends("creditCode", appellant.creditCode(), "phone", phone).sees("lost-query-code");
        String text = stage.phones().nextMessageTo(phone, before).get("text").asText();
        String newCode = text.replaceAll("(?s).*query code ([0-9A-Z-]{17}).*", "$1");
        assertThat(appellant.status(newCode)).isEqualTo("submitted");

        Applicant stranger = stage.applicant().opens("/account/recover/lost-query-code");
        stranger.sends("creditCode", appellant.creditCode(), "phone", "13666199998")
                .sees("lost-query-code");
        assertThat(stranger.page().select(".notice").text())
                .isEqualTo(lost.page().select(".notice").text());
    }

    @Test
    void after_the_decision_a_lost_query_code_is_replaced_all_the_same() {
        submitted();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "approve");
        ana.went("tellApproval", "approved");
        int before = stage.phones().messagesTo(phone).size();
        Applicant lost = stage.applicant().opens("/account/recover/lost-query-code");
        lost.sends("creditCode", appellant.creditCode(), "phone", phone).sees("lost-query-code");
        String text = stage.phones().nextMessageTo(phone, before).get("text").asText();
        String newCode = text.replaceAll("(?s).*query code ([0-9A-Z-]{17}).*", "$1");
        assertThat(appellant.status(newCode)).isEqualTo("approved");
        assertThat(ana.accounts()).containsExactlyElementsOf(appellant.accounts());
    }

    @Test
    void three_rejections_in_a_month_make_the_contact_wait_whatever_the_enterprise() {
        submitted();
        Appellant open = appellant;
        List<String> days = new ArrayList<>(List.of(inAMonth()));
        for (int rejection = 0; rejection < 3; rejection++) {
            enter(forAnotherEnterprise());
            submitted();
            CaseId caseId = appellant.caseId();
            stage.anotherReviewer().takes(caseId).decides(caseId, "reject", "reasonR01");
        }
        Appellant again = forAnotherEnterprise();
        again.provesLegalPerson();
        again.confirmsContact("").sees("appeal-later");
        again.browser().went("lookForAppeals", "isRejectedTooOften", "appealLater");
        days.add(inAMonth());
        assertThat(again.browser().page().select("main").text())
                .contains("Within 30 days, 3 appeals")
                .containsAnyOf(days.toArray(String[]::new));

        Appellant sameAgain = another();
        sameAgain.provesLegalPerson();
        sameAgain.confirmsContact("").sees("appeal-resumed");
        assertThat(open.caseId()).isNotEqualTo(sameAgain.caseId());
    }

    private Appellant forAnotherEnterprise() {
        return Appellant.forTheEnterpriseOf("+86136661%05d".formatted(70_000 + phones++), stage, phone);
    }

    private static String inAMonth() {
        return "again from "
                + ZonedDateTime.now(ZoneId.of("Asia/Shanghai"))
                        .plusDays(30)
                        .format(DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH));
    }

    @Test
    void an_address_hears_nothing_before_its_link_is_opened_and_then_gets_the_receipt() {
        String code = appellant.submits("ana.li@example.com");
        JsonNode first = stage.phones().nextMessageTo("ana.li@example.com", 0);
        assertThat(first.get("channel").asText()).isEqualTo("email");
        assertThat(first.get("text").asText()).doesNotContain(code);
        String link = first.get("text").asText().replaceAll("(?s).*(/e/[A-Za-z0-9_-]{43}).*", "$1");

        Applicant reader = stage.applicant().opens(link).sees("confirm-email");
        assertThat(stage.phones().messagesTo("ana.li@example.com")).hasSize(1);
        reader.sends("confirm", "true").sees("confirm-email");
        JsonNode receipt = stage.phones().nextMessageTo("ana.li@example.com", 1);
        assertThat(receipt.get("text").asText()).contains(code);
        assertThat(stage.applicant().opens("/e/" + "A".repeat(43)).status()).isEqualTo(410);
    }

    @Test
    void a_click_that_the_case_could_not_be_told_of_confirms_nothing_and_the_next_one_brings_the_receipt_once() {
        String address = "ana.zhou@example.com";
        String code = appellant.submits(address);
        String text = stage.phones().nextMessageTo(address, 0).get("text").asText();
        Applicant reader = stage.applicant()
                .opens(text.replaceAll("(?s).*(/e/[A-Za-z0-9_-]{43}).*", "$1"))
                .sees("confirm-email");
        String appeal = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(appellant.caseId().toString())
                .processDefinitionKey("enterpriseAppeal")
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(appeal);
        assertThat(reader.post("confirm", "true").statusCode()).isEqualTo(500);

        runtime.activateProcessInstanceById(appeal);
        assertThat(reader.post("confirm", "true").statusCode()).isEqualTo(303);
        JsonNode receipt = stage.phones().nextMessageTo(address, 1);
        assertThat(receipt.get("text").asText()).contains(code);
        assertThat(reader.post("confirm", "true").statusCode()).isEqualTo(303);
        stage.phones().stayedSilent(address, 2);
    }

    @Test
    void a_draft_ends_after_a_day_and_a_submitted_appeal_does_not() {
        appellant.begins().sees("choose-branch");
        ana.letsTimePass("dayOver").sees("expired");
        ana.went("chooseBranch", "dayOver", "forgetDraft", "expired");
    }

    @Test
    void five_wrong_codes_submit_nothing() {
        appellant.provesLegalPerson().answers("leave-contact", "phone", phone);
        for (int guess = 0; guess < 5; guess++) {
            ana.answers("confirm-code", "smsCode", "00000" + guess);
        }
        ana.sees("contact-not-confirmed");
        ana.went("confirmContact", "isContactConfirmed", "contactNotConfirmed");
    }

    @Test
    void the_number_can_be_changed_before_it_is_confirmed() {
        appellant.provesLegalPerson().answers("leave-contact", "phone", "13666199997");
        ana.answers("confirm-code", "anotherContact", "true");
        appellant.confirmsContact("").sees("appeal-submitted");
    }

    @Test
    void somebody_else_before_the_camera_is_not_the_legal_person() {
        appellant.begins().answers("choose-branch", "branch", "legal-person");
        ana.answers(
                "enter-legal-person",
                "legalPersonName",
                Appellant.LEGAL_PERSON,
                "legalPersonIdNumber",
                Appellant.ITS_NUMBER);
        ana.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("李秀英", "440305198506142046");
        ana.waitsFor("state-handler");
        ana.went("proveLegalPerson", "compareClaim", "personNotProven", "isLegalPersonProven", "stateHandler");
    }

    @Test
    void messages_and_pages_are_in_the_language_of_the_case() {
        enter(new Appellant(stage, phone, Locale.SIMPLIFIED_CHINESE));
        submitted();
        assertThat(stage.phones().nextMessageTo(phone, 1).get("text").asText()).contains("查询编码", "审核");
        assertThat(ana.page().text()).contains("申诉已提交");
    }

    @Test
    void the_former_address_leads_to_the_progress_page() {
        assertThat(ana.opens("/account/recover/wecomQuery").step()).isEqualTo("progress");
        assertThat(ana.response().uri().getPath()).isEqualTo("/account/recover/progress");
    }

    @Test
    void any_wrong_part_reads_the_same_and_twenty_guesses_are_five_tries() throws Exception {
        String code = submitted();
        Applicant wrongPhone = Appellant.asks(stage.applicant(), code, "13666199996");
        Applicant right = Appellant.asks(stage.applicant(), code, phone);
        right.sends("smsCode", "000000").isTold("smsCode", "wrong");
        wrongPhone.sends("smsCode", "000000").isTold("smsCode", "wrong");
        assertThat(wrongPhone.page().select("[data-error]").text())
                .isEqualTo(right.page().select("[data-error]").text());

        assertThat(right.guessesAtOnce(20)).allMatch(status -> status < 500);
        assertThat(database.queryForList(
                        "select tries from one_time_code where purpose = 'PROGRESS' and case_id = ?",
                        Integer.class,
                        stage.caseOf(right.enquiry()).value()))
                .containsExactly(5);
        assertThat(right.opens("/account/recover/progress")
                        .sees("progress")
                        .page()
                        .select("[name=smsCode]"))
                .isEmpty();
    }

    private String submitted() {
        return appellant.submits();
    }

    private Appellant another() {
        return new Appellant(stage, phone);
    }
}
