package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regain.audit.AuditEntry;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.staff.StaffClient;
import dev.regain.story.Applicant.Attached;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer looks at an appeal: all on one page, masked until they say why they have to see more. */
@Story
class CaseFileStory {

    private static final List<String> IN_CLEAR = List.of(
            Appellant.ENTERPRISE,
            Appellant.CREDIT_CODE,
            Appellant.LEGAL_PERSON,
            Appellant.HANDLER,
            Appellant.ITS_NUMBER,
            "of-zhao");

    private static int phones;

    private final Stage stage;
    private final CaseFiles files;
    private final AuditLog log;
    private final ReviewMarks marks;
    private final IdentityService people;
    private String phone;
    private Appellant appellant;
    private Reviewer robin;

    CaseFileStory(
            @Autowired Stage stage,
            @Autowired CaseFiles files,
            @Autowired AuditLog log,
            @Autowired ReviewMarks marks,
            @Autowired IdentityService people) {
        this.stage = stage;
        this.files = files;
        this.log = log;
        this.marks = marks;
        this.people = people;
    }

    @BeforeEach
    void enter() {
        phone = another();
        appellant = Appellant.ofDemo(stage, phone);
        robin = new Reviewer(stage);
    }

    @Test
    void what_is_claimed_stands_masked_beside_what_is_on_record() {
        CaseId caseId = appeals();
        Document page = robin.sees(caseId);

        assertThat(page.text()).doesNotContain(IN_CLEAR).doesNotContain("??", phone.substring(3));
        assertThat(page.select("h1").text()).contains(caseId.number());
        assertThat(match(page, "enterpriseName")).isEqualTo("exact");
        assertThat(match(page, "creditCode")).isEqualTo("exact");
        assertThat(match(page, "idNumber")).isEqualTo("exact");
        assertThat(match(page, "personName")).isEqualTo("not-on-record");
        assertThat(match(page, "phone")).isEqualTo("none");
        assertThat(line(page, "enterpriseName").select("[data-claimed]").text()).isEqualTo("深圳市******有限公司");
        assertThat(line(page, "enterpriseName").select("[data-recorded]").text())
                .contains("100012340003");
        assertThat(line(page, "creditCode").select(".former").text()).contains("2023");
        assertThat(line(page, "idNumber").select("[data-recorded]").text()).contains("人脸核身");
        assertThat(page.select("[data-account-id]").eachAttr("data-account-id"))
                .containsExactlyInAnyOrder("100012340003", "100012340010", "100012340011");
        assertThat(page.select("[data-face]").attr("data-face")).isEqualTo("claimed");
        assertThat(page.select("[data-signal]").eachAttr("data-signal"))
                .contains("face-claimed", "name-matches", "former-accounts");
        assertThat(page.select("[data-told]").eachAttr("data-told")).contains("face-passed", "submitted");
    }

    @Test
    void nobody_but_reviewers_and_their_leads_learns_that_there_is_a_case() {
        CaseId caseId = appeals();
        HttpResponse<String> unknown = robin.opens(CaseId.random());
        assertThat(unknown.statusCode()).isEqualTo(404);
        for (String user : List.of("analyst", "admin")) {
            assertSame(stage.signedIn(user).get("/review/cases/" + caseId), unknown);
        }
        assertSame(stranger().get("/review/cases/" + caseId), unknown);
        assertSame(stranger().get("/review/cases/" + CaseId.random()), unknown);
        assertThat(robin.loads("/review/cases/" + caseId + "x").statusCode()).isEqualTo(404);
        assertThat(stranger()
                        .post("/review/cases/" + caseId, "application/x-www-form-urlencoded", "field=creditCode")
                        .statusCode())
                .isEqualTo(404);

        StaffClient lead = stage.signedIn("admin");
        people.createMembership("admin", "review-leads");
        try {
            assertThat(lead.get("/review/cases/" + caseId).statusCode()).isEqualTo(200);
        } finally {
            people.deleteMembership("admin", "review-leads");
        }
        assertThat(lead.get("/review/cases/" + caseId).statusCode()).isEqualTo(404);
    }

    @Test
    void a_case_that_was_not_handed_in_is_nobodys_to_see() {
        appellant.begins();
        assertThat(robin.opens(appellant.caseId()).statusCode()).isEqualTo(404);
        Applicant other = stage.applicant().begins(2, "accountId", "100012340001");
        assertThat(robin.opens(stage.caseOf(other.secret())).statusCode()).isEqualTo(404);
    }

    @Test
    void one_field_is_shown_in_clear_for_a_purpose_once_and_logged() {
        CaseId caseId = appeals();
        Document page = read(robin.sends(caseId, "", "field=creditCode&purpose=compare-with-record"));

        assertThat(line(page, "creditCode").text()).contains(Appellant.CREDIT_CODE);
        assertThat(page.text()).doesNotContain(Appellant.ENTERPRISE, Appellant.LEGAL_PERSON, Appellant.ITS_NUMBER);
        assertThat(robin.sees(caseId).text()).doesNotContain(Appellant.CREDIT_CODE);
        assertThat(log.of(caseId))
                .extracting(AuditEntry::staff, AuditEntry::act, AuditEntry::what, AuditEntry::why)
                .contains(
                        tuple("reviewer", "SAW", "caseFile", ""),
                        tuple("reviewer", "UNMASKED", "creditCode", "compare-with-record"));
        assertThat(robin.sees(caseId).select("[data-told=unmasked]").text()).contains("reviewer");
    }

    @Test
    void without_a_purpose_nothing_is_shown_in_clear() {
        CaseId caseId = appeals();
        for (String purpose : List.of("", "&purpose=", "&purpose=curiosity")) {
            HttpResponse<String> answer = robin.sends(caseId, "", "field=creditCode" + purpose);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain(Appellant.CREDIT_CODE);
        }
        assertThat(robin.sends(caseId, "", "field=password&purpose=compare-with-record")
                        .statusCode())
                .isEqualTo(404);
        assertThat(robin.sends(caseId, "", "field=email&purpose=compare-with-record")
                        .statusCode())
                .as("no address was left")
                .isEqualTo(404);
        assertThat(log.of(caseId)).noneMatch(entry -> entry.act().equals("UNMASKED"));
    }

    @Test
    void documents_are_pictures_with_the_readers_name_across_them() {
        appellant.submitsWith("active", documents());
        CaseId caseId = appellant.caseId();
        Document page = robin.sees(caseId);
        assertThat(page.text()).doesNotContain(IN_CLEAR).doesNotContain("??");
        assertThat(page.select("[data-document] h3").eachText()).contains("营业执照", "账号找回授权书");

        String address = page.select("[data-page]").attr("href");
        HttpResponse<byte[]> picture = robin.loads(address);
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(header(picture, "Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(header(picture, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(picture, "Cache-Control")).contains("no-store");
        assertThat(header(picture, "Set-Cookie"))
                .as("the page's token and the webapps' session stay")
                .isEmpty();
        assertThat(log.of(caseId))
                .anyMatch(entry -> entry.act().equals("SAW")
                        && entry.what().startsWith("documentPage/")
                        && entry.what().endsWith("/1"));
        assertThat(robin.loads(address.replaceAll("1$", "2")).statusCode()).isEqualTo(404);
        assertThat(stranger().get(address).statusCode()).isEqualTo(404);

        Appellant another = Appellant.ofDemo(stage, phone.replace("+861366622", "+861366623"));
        another.submits();
        String elsewhere = address.replace(caseId.toString(), another.caseId().toString());
        assertThat(robin.loads(elsewhere).statusCode()).as("of another case").isEqualTo(404);
    }

    @Test
    void the_original_is_taken_by_an_act_of_its_own() {
        appellant.submitsWith("active", documents());
        CaseId caseId = appellant.caseId();
        String document = robin.sees(caseId).select("[data-document]").attr("data-document");
        String original = "/documents/" + document + "/original";

        assertThat(robin.sends(caseId, original, "purpose=").statusCode()).isEqualTo(422);
        assertThat(log.of(caseId)).noneMatch(entry -> entry.act().equals("DOWNLOADED"));
        HttpResponse<String> taken = robin.sends(caseId, original, "purpose=look-into-abuse");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(header(taken, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("-" + document.substring(0, 8) + ".")
                .doesNotContain("zhao");
        assertThat(header(taken, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(taken, "Content-Security-Policy")).startsWith("sandbox;");
        assertThat(log.of(caseId))
                .extracting(AuditEntry::act, AuditEntry::what, AuditEntry::why)
                .contains(tuple("DOWNLOADED", "originalDocument/" + document, "look-into-abuse"));

        Document page = read(robin.sends(caseId, "", "purpose=compare-with-document&field=fileName/" + document));
        assertThat(page.select("[data-file-name]").text()).contains("-of-zhao.jpg");
    }

    @Test
    void what_an_applicant_wrote_is_text_and_nothing_else() {
        appellant.submitsWith(
                "active",
                Stream.concat(
                                documents().stream().skip(1),
                                Stream.of(new Attached(
                                        "businessLicence", "<img src=x onerror=alert(1)>.jpg", Papers.photo())))
                        .toList());
        CaseId caseId = appellant.caseId();
        String hostile = "'\"><script>alert(1)</script><b>${7*7}</b>[[${7*7}]]";
        files.write(caseId, Entry.ENTERPRISE_NAME, hostile);
        files.write(caseId, Entry.CLAIMED_IDENTITY, Appellant.ITS_NUMBER + " " + hostile);
        files.write(caseId, Entry.CONTACT_EMAIL, hostile);
        files.write(caseId, Entry.CONTACT_PHONE, hostile);
        files.write(caseId, Entry.FACE_IDENTITY, hostile);

        assertHarmless(robin.opens(caseId).body());
        for (String field : List.of("enterpriseName", "personName", "idNumber", "email", "phone")) {
            Document page = read(robin.sends(caseId, "", "purpose=look-into-abuse&field=" + field));
            assertThat(line(page, field).text()).containsIgnoringCase(hostile);
            assertHarmless(page.html());
        }
        for (String document : robin.sees(caseId).select("[data-document]").eachAttr("data-document")) {
            assertHarmless(robin.sends(caseId, "", "purpose=look-into-abuse&field=fileName/" + document)
                    .body());
        }
    }

    private static void assertHarmless(String html) {
        Document page = Jsoup.parse(html);
        assertThat(page.select("script").eachAttr("src"))
                .singleElement()
                .asString()
                .startsWith("/review");
        assertThat(page.select("script").html()).isEmpty();
        assertThat(page.select("[onerror], img[src=x], b:contains(49)")).isEmpty();
        assertThat(page.select("img").eachAttr("src")).allMatch(source -> source.startsWith("/review/cases/"));
    }

    @Test
    void the_page_is_framed_by_ourselves_alone_and_runs_our_script_alone() {
        HttpResponse<String> page = robin.opens(appeals());
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void the_checklist_follows_from_what_the_applicant_appeals_with() {
        assertThat(checks(appeals()))
                .contains("accountsAreTheirs", "legalPersonShowedFace")
                .doesNotContain("licenceIsOfEnterprise");

        Appellant renamed = Appellant.ofDemo(stage, phone.replace("+861366622", "+861366624"));
        renamed.submitsWith(
                "renamed",
                Stream.concat(documents().stream(), Stream.of(new Attached("supporting", "notice.jpg", Papers.photo())))
                        .toList());
        assertThat(checks(renamed.caseId()))
                .contains("licenceIsOfEnterprise", "letterIsSealed", "noticeShowsChange")
                .doesNotContain("legalPersonShowedFace", "paymentsAreOfAccount");
        assertThat(robin.sees(renamed.caseId()).text()).doesNotContain("??");
    }

    @Test
    void what_a_reviewer_ticks_is_kept_for_whoever_asks_at_the_decision() {
        CaseId caseId = appeals();
        Document proposed = robin.sees(caseId);
        assertThat(proposed.select(".accounts li.former [name=givenBack]"))
                .as("an account that was the enterprise's once")
                .hasSize(1)
                .noneMatch(account -> account.hasAttr("checked"));
        assertThat(proposed.select(".accounts li:not(.former) [name=givenBack][checked]"))
                .as("those that are its now")
                .hasSize(2);
        Element accounts = proposed.select("[name=givenBack]").get(0);
        HttpResponse<String> saved =
                robin.sends(caseId, "/marks", "checked=accountsAreTheirs&checked=nonsense&givenBack=" + accounts.val());
        assertThat(saved.statusCode()).isEqualTo(303);

        Marks kept = marks.of(caseId, "reviewer").orElseThrow();
        assertThat(kept.checked()).containsExactly("accountsAreTheirs");
        assertThat(kept.givenBack()).containsExactly(UUID.fromString(accounts.val()));
        assertThat(marks.of(caseId, "somebody")).isEmpty();
        Document page = robin.sees(caseId);
        assertThat(page.select("[name=checked][checked]").eachAttr("value")).containsExactly("accountsAreTheirs");
        assertThat(page.select("[name=givenBack][checked]")).hasSize(1);

        robin.sends(caseId, "/marks", "");
        assertThat(robin.sees(caseId).select("[name=givenBack]")).hasSize(3);
        assertThat(robin.sees(caseId).select("[name=givenBack][checked]"))
                .as("who withholds all is not proposed all again")
                .isEmpty();
    }

    @Test
    void appeals_that_have_something_in_common_are_listed_and_a_decided_case_can_still_be_seen() {
        CaseId first = appeals();
        robin.takes(first).decides(first, "reject", "reasonR01");
        Document decided = robin.sees(first);
        assertThat(decided.select(".case [data-state]").attr("data-state")).isEqualTo("rejected");
        assertThat(decided.select("fieldset[disabled]")).hasSize(2);
        assertThat(robin.sends(first, "/marks", "checked=accountsAreTheirs").statusCode())
                .isEqualTo(409);

        appellant = Appellant.ofDemo(stage, phone);
        CaseId second = appeals();
        Document page = robin.sees(second);
        assertThat(page.select("[data-signal=rejected-before]")).isNotEmpty();
        Element other = page.selectFirst("[data-other=" + first.number() + "]");
        assertThat(other.text()).contains("未通过", "R01", "企业", "人员", "手机");
    }

    @Test
    void appeals_from_one_browser_are_linked_and_from_another_not() {
        Appellant here = appellant;
        CaseId first = appeals();
        appellant = new Appellant(stage, another());
        appellant.browser().atDeviceOf(here.browser());
        CaseId sameDevice = appeals();
        appellant = new Appellant(stage, another());
        CaseId elsewhere = appeals();

        assertThat(robin.sees(sameDevice)
                        .select("[data-other=" + first.number() + "] .same b")
                        .eachText())
                .containsExactly("浏览器");
        assertThat(robin.sees(elsewhere).select("[data-other=" + first.number() + "]"))
                .isEmpty();
    }

    private static String another() {
        return "+86136662%05d".formatted(20_000 + phones++);
    }

    private CaseId appeals() {
        appellant.submits();
        return appellant.caseId();
    }

    private static List<Attached> documents() {
        return Stream.of("businessLicence", "authorisationLetter", "handlerIdFront", "handlerIdBack")
                .map(slot -> new Attached(slot, slot + "-of-zhao.jpg", Papers.photo()))
                .toList();
    }

    private List<String> checks(CaseId caseId) {
        return robin.sees(caseId).select("[name=checked]").eachAttr("value");
    }

    private StaffClient stranger() {
        return new StaffClient(Integer.parseInt(stage.address().replaceAll(".*:", "")), "default");
    }

    private static Element line(Document page, String field) {
        return page.selectFirst("[data-field=" + field + "]");
    }

    private static String match(Document page, String field) {
        return line(page, field).select("[data-match]").attr("data-match");
    }

    private static Document read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** But for when it was asked, and what for. */
    private static void assertSame(HttpResponse<String> one, HttpResponse<String> other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode());
        assertThat(answer(one)).isEqualTo(answer(other));
    }

    private static String answer(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"timestamp\":\"[^\"]*\"|/review/cases/[0-9a-f-]*", "");
    }
}
