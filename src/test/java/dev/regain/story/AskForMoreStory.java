package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.Found;
import dev.regain.casefile.Links;
import dev.regain.casefile.Shared;
import dev.regain.outside.malware.MalwareScanner;
import dev.regain.outside.malware.MalwareScanner.Verdict;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.story.Applicant.Attached;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer asks for more: the applicant reads what and why, brings it, and what follows from it follows. */
@Story
class AskForMoreStory {

    private static int phones;

    private final Stage stage;
    private final CaseFiles files;
    private final Documents documents;
    private final Links links;
    private final Outages outages;
    private final RuntimeService runtime;
    private final ManagementService management;
    private String phone;
    private Appellant appellant;
    private Applicant ana;
    private Reviewer robin;

    AskForMoreStory(
            @Autowired Stage stage,
            @Autowired CaseFiles files,
            @Autowired Documents documents,
            @Autowired Links links,
            @Autowired Outages outages,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management) {
        this.stage = stage;
        this.files = files;
        this.documents = documents;
        this.links = links;
        this.outages = outages;
        this.runtime = runtime;
        this.management = management;
    }

    @BeforeEach
    void enter() {
        phone = "+86136663%05d".formatted(70_000 + phones++);
        enter(new Appellant(stage, phone));
        robin = new Reviewer(stage);
    }

    @AfterEach
    void everybodyIsBack() {
        outages.areOver();
    }

    private void enter(Appellant somebody) {
        appellant = somebody;
        ana = somebody.browser();
    }

    @Test
    void each_thing_is_asked_for_with_a_reason_in_the_message_the_mail_and_on_both_pages() {
        String code = appellant.submits("ana.more@example.com");
        confirmsMail("ana.more@example.com");
        CaseId caseId = appellant.caseId();
        int before = stage.phones().messagesTo(phone).size();
        robin.takes(caseId).decides(caseId, "more", "wantsBusinessLicence", "wantsCreditCode");

        assertThat(stage.phones().nextMessageTo(phone, before).get("text").asText())
                .contains("needs more material", "Business licence: It cannot be read", "Unified social credit code:");
        assertThat(stage.phones()
                        .nextMessageTo("ana.more@example.com", 2)
                        .get("text")
                        .asText())
                .contains("Business licence: It cannot be read", "Unified social credit code:");
        assertThat(appellant.status(code)).isEqualTo("more-material");
        assertWanted();
        ana.opens("/case").sees("supplement-documents");
        assertWanted();
        assertThat(ana.page().select("form [type=file]").eachAttr("name")).containsExactly("businessLicence");
        assertThat(ana.page().select("form [type=text]").eachAttr("name")).containsExactly("creditCode");
    }

    private void assertWanted() {
        assertThat(ana.page().select("[data-wanted]").eachAttr("data-wanted"))
                .containsExactly("BUSINESS_LICENCE", "CREDIT_CODE");
        assertThat(ana.page().select("[data-wanted]").text())
                .contains("Business licence", "It cannot be read", "Unified social credit code")
                .doesNotContain("??");
    }

    private void confirmsMail(String address) {
        String link = stage.phones().nextMessageTo(address, 0).get("text").asText();
        stage.applicant()
                .opens(link.replaceAll("(?s).*(/e/[A-Za-z0-9_-]{43}).*", "$1"))
                .sends("confirm", "true");
        stage.phones().nextMessageTo(address, 1);
    }

    @Test
    void who_cannot_be_told_finds_it_on_the_page_and_brings_it() {
        String code = appellant.submits();
        CaseId caseId = appellant.caseId();
        appellant.status(code);
        outages.isDown(SmsGateway.class);
        robin.takes(caseId).decides(caseId, "more", "wantsSupporting");
        ana.opens("/account/recover/progress").sees("progress-result");
        assertThat(ana.page().select("[data-status] ~ section a.button[href$=/case]"))
                .as("the way to bring it")
                .isNotEmpty();
        ana.opens("/case").sees("supplement-documents");
        ana.sendsWith(List.of(new Attached("supporting", "payments-of-qian.jpg", Papers.photo())));
        appellant.waitsForStatus("in-review");
    }

    @Test
    void a_file_that_cannot_be_used_is_no_reason_to_be_reminded_again() {
        appellant.submits();
        CaseId caseId = appellant.caseId();
        int before = stage.phones().messagesTo(phone).size();
        robin.takes(caseId).decides(caseId, "more", "wantsSupporting");
        stage.phones().nextMessageTo(phone, before);
        ana.opens("/case").waitsFor("supplement-documents");
        stage.letTimePass(ana.secret(), "reminderDue");
        assertThat(stage.phones().nextMessageTo(phone, before + 1).get("text").asText())
                .contains("still waits");
        ana.opens("/case").sendsWith(List.of(new Attached("supporting", "with-a-script.pdf", Papers.withJavaScript())));
        ana.sees("supplement-documents").isTold("supporting", "active-content");
        assertThat(timers("reminderDue")).isEmpty();
        assertThat(timers("supplementDue")).hasSize(1);
        stage.phones().stayedSilent(phone, before + 2);
    }

    @Test
    void who_was_in_time_and_is_refused_late_has_a_day_to_mend_it() {
        String code = appellant.submits();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "more", "wantsSupporting");
        ana.opens("/case").waitsFor("supplement-documents");
        outages.isDown(MalwareScanner.class);
        ana.sendsWith(List.of(new Attached("supporting", "payments-of-sun.jpg", Papers.photo())));
        runtime.setVariable(
                appeal(caseId), "supplementDueAt", Date.from(Instant.now().minusSeconds(60)));
        outages.says(MalwareScanner.class, Verdict.MALWARE);
        outages.isBack(MalwareScanner.class);

        ana.opens("/case").waitsFor("supplement-documents").isTold("supporting", "malware");
        Instant due = timers("supplementDue").get(0).getDuedate().toInstant();
        assertThat(Duration.between(Instant.now(), due)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(appellant.status(code)).isEqualTo("more-material");
        assertThat(ana.page().select("time").first().attr("datetime"))
                .as("due")
                .startsWith(due.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString());

        outages.areOver();
        Element bad = ana.opens("/case").page().selectFirst("[data-file]");
        ana.sendsWith(List.of(), "remove", bad.attr("data-file"));
        ana.sendsWith(List.of(new Attached("supporting", "payments-of-sun.png", Papers.screenshot())));
        appellant.waitsForStatus("in-review");
    }

    private List<Job> timers(String name) {
        String definition = management
                .createJobDefinitionQuery()
                .processDefinitionId(runtime.createProcessInstanceQuery()
                        .processInstanceId(appeal(appellant.caseId()))
                        .singleResult()
                        .getProcessDefinitionId())
                .activityIdIn(name)
                .singleResult()
                .getId();
        return management
                .createJobQuery()
                .processInstanceId(appeal(appellant.caseId()))
                .jobDefinitionId(definition)
                .list();
    }

    private String appeal(CaseId caseId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .processDefinitionKey("enterpriseAppeal")
                .singleResult()
                .getId();
    }

    @Test
    void ten_files_are_taken_of_an_appeal_and_not_ten_each_time() {
        appellant.submitsWith("active", papers());
        CaseId caseId = appellant.caseId();
        assertThat(documents.of(caseId)).hasSize(4);
        robin.takes(caseId).decides(caseId, "more", "wantsSupporting", "wantsBusinessLicence");
        ana.opens("/case").waitsFor("supplement-documents");
        for (int file = 0; file < 6; file++) {
            assertThat(uploads("supporting", "receipt-%d.pdf".formatted(file)).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = uploads("supporting", "one-too-many.pdf");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("too-many", "An appeal takes 10 files, those handed in before among them");
        assertThat(uploads("businessLicence", "licence-again.pdf").statusCode())
                .as("it takes the place of the one before")
                .isEqualTo(200);
    }

    private HttpResponse<String> uploads(String slot, String name) {
        return ana.uploads(slot, name, Papers.letter(name));
    }

    @Test
    void who_reads_chinese_is_asked_in_chinese() {
        enter(new Appellant(stage, phone, Locale.SIMPLIFIED_CHINESE));
        appellant.submits();
        CaseId caseId = appellant.caseId();
        int before = stage.phones().messagesTo(phone).size();
        robin.takes(caseId).decides(caseId, "more", "wantsHandlerId", "wantsEnterpriseName");
        assertThat(stage.phones().nextMessageTo(phone, before).get("text").asText())
                .contains("经办人身份证正反面照片：看不清楚，请重新拍摄；企业名称：看不清楚");
        ana.opens("/case").waitsFor("supplement-documents");
        assertThat(ana.page().select("[data-wanted]").text()).contains("经办人身份证正反面照片", "看不清楚", "企业名称");
    }

    @Test
    void a_field_that_is_asked_for_again_is_read_as_strictly_as_the_first_time() {
        appellant.submits();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "more", "wantsEnterpriseName", "wantsCreditCode");
        ana.opens("/case").waitsFor("supplement-documents");
        ana.sends("enterpriseName", "", "creditCode", "").isTold("enterpriseName", "required");
        ana.isTold("creditCode", "required");
        ana.sends("enterpriseName", "云", "creditCode", appellant.creditCode()).isTold("enterpriseName", "too-short");
        ana.sends("enterpriseName", "云".repeat(101), "creditCode", appellant.creditCode())
                .isTold("enterpriseName", "too-long");
        ana.sends("enterpriseName", "<script>alert(1)</script>", "creditCode", "91440300MA5EXAMP0D")
                .isTold("enterpriseName", "format");
        ana.isTold("creditCode", "check-digit");
        assertThat(ana.response().body()).doesNotContain("<script>alert");
        ana.sends("enterpriseName", appellant.enterprise(), "creditCode", "9".repeat(5000))
                .isTold("creditCode", "too-long");
        assertThat(ana.status()).isEqualTo(422);
        assertThat(files.read(caseId, Entry.CREDIT_CODE)).hasValue(appellant.creditCode());
    }

    @Test
    void a_field_that_nobody_asked_for_is_not_read() {
        appellant.submits();
        CaseId caseId = appellant.caseId();
        robin.takes(caseId).decides(caseId, "more", "wantsEnterpriseName");
        ana.opens("/case").waitsFor("supplement-documents");
        ana.post(
                "/case",
                Map.of(
                        "task",
                        ana.page().select("[name=task]").attr("value"),
                        "_csrf",
                        ana.page().select("[name=_csrf]").attr("value"),
                        "enterpriseName",
                        appellant.enterprise() + "分公司",
                        "creditCode",
                        Appellant.CREDIT_CODE));
        ana.opens("/case");
        assertThat(files.read(caseId, Entry.CREDIT_CODE)).hasValue(appellant.creditCode());
    }

    @Test
    void another_credit_code_finds_other_accounts_other_appeals_and_is_looked_for_in_the_documents() {
        Appellant right = new Appellant(stage, phone.replace("+861366637", "+861366638"));
        right.submits();
        String code = appellant.submitsWith("active", papers());
        CaseId caseId = appellant.caseId();
        assertThat(documents.of(caseId))
                .filteredOn(document -> document.slot().equals("businessLicence"))
                .allMatch(document -> document.findings().creditCode() == Found.NO);

        robin.takes(caseId).decides(caseId, "more", "wantsCreditCode");
        ana.opens("/case").waitsFor("supplement-documents").sends("creditCode", right.creditCode());
        robin.review(caseId);

        assertThat(documents.of(caseId))
                .filteredOn(document -> document.slot().equals("businessLicence"))
                .as("the licence says the new code")
                .allMatch(document -> document.findings().creditCode() == Found.YES);
        assertThat(links.of(caseId, Set.of()).get(right.caseId())).contains(Shared.ENTERPRISE);
        Appellant again = new Appellant(stage, phone);
        again.submits();
        assertThat(again.caseId()).as("the code before is free again").isNotEqualTo(caseId);

        robin.takes(caseId).decides(caseId, "approve");
        new Reviewer(stage, "reviewer2").confirms(caseId);
        ana.went("tellApproval");
        assertThat(appellant.status(code)).isEqualTo("approved");
        assertThat(ana.opens("/account/recover/progress").accounts()).containsExactlyElementsOf(right.accounts());
    }

    private List<Attached> papers() {
        String rightCode =
                Claim.creditCode(phone.replace("+861366637", "+861366638").substring(8));
        return Stream.concat(
                        Stream.of(new Attached("businessLicence", "licence.pdf", Papers.letter(rightCode))),
                        Stream.of("authorisationLetter", "handlerIdFront", "handlerIdBack")
                                .map(slot -> new Attached(
                                        slot, slot + "-of-zhao.jpg", Papers.numbered("jpg", slot.hashCode() ^ 5))))
                .toList();
    }
}
