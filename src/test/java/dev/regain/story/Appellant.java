package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.casefile.CaseId;
import dev.regain.story.Applicant.Attached;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody who appeals for an enterprise, as its legal person, with a phone and an enterprise of their own. */
public class Appellant {

    public static final String ENTERPRISE = "深圳市山海云图科技有限公司";
    public static final String CREDIT_CODE = "91440300MA5EXAMP0C";
    static final String LEGAL_PERSON = "王建国";
    static final String HANDLER = "赵晓敏";
    static final String ITS_NUMBER = "11010519491231002X";

    private final Stage stage;
    private final String phone;
    private final Claim claim;
    private final Applicant browser;

    public Appellant(Stage stage, String phone) {
        this(stage, phone, Locale.ENGLISH);
    }

    Appellant(Stage stage, String phone, Locale language) {
        this(stage, phone, language, Claim.of(phone, stage.directory()));
    }

    /** For an enterprise that somebody with that other phone would appeal for. */
    static Appellant forTheEnterpriseOf(String other, Stage stage, String phone) {
        return new Appellant(stage, phone, Locale.ENGLISH, Claim.of(other, stage.directory()));
    }

    private Appellant(Stage stage, String phone, Locale language, Claim claim) {
        this.stage = stage;
        this.phone = phone;
        this.claim = claim;
        browser = stage.applicant(language);
        Canary.watch(phone.substring(3));
    }

    /** For the demo's enterprise. */
    public static Appellant ofDemo(Stage stage, String phone) {
        return new Appellant(stage, phone, Locale.ENGLISH, Claim.ofDemo());
    }

    public String enterprise() {
        return claim.enterprise();
    }

    public String creditCode() {
        return claim.creditCode();
    }

    /** Of whoever speaks for the enterprise. */
    public String idNumber() {
        return claim.idNumber();
    }

    /** On record for the enterprise; the last one was. */
    List<String> accounts() {
        return claim.accounts();
    }

    Applicant browser() {
        return browser;
    }

    /** The phone that they leave for messages. */
    String phone() {
        return phone;
    }

    public CaseId caseId() {
        return stage.caseOf(browser.secret());
    }

    /** @return the query code */
    public String submits() {
        return submits("");
    }

    String submits(String email) {
        provesLegalPerson();
        confirmsContact(email).sees("appeal-submitted");
        return browser.page().select("[data-query-code]").attr("data-query-code");
    }

    Applicant begins() {
        return browser.begins(7, "enterpriseName", enterprise(), "creditCode", creditCode());
    }

    Applicant provesLegalPerson() {
        begins().answers("choose-branch", "branch", "legal-person");
        browser.answers("enter-legal-person", "legalPersonName", LEGAL_PERSON, "legalPersonIdNumber", idNumber());
        browser.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(browser, stage).passes(LEGAL_PERSON, idNumber());
        return browser.waitsFor("leave-contact");
    }

    Applicant confirmsContact(String email) {
        String code = leavesContact(email);
        return browser.answers("confirm-code", "smsCode", code);
    }

    /** As a handler, with documents and their own face. */
    public String submitsWith(String enterpriseStatus, List<Attached> documents) {
        bringsDocuments(enterpriseStatus, documents);
        browser.sends("consent", "yes");
        FaceCheckOnPhone.of(browser, stage).passes(HANDLER, idNumber());
        browser.waitsFor("leave-contact");
        return submitted();
    }

    /** As a handler, with documents alone. */
    String submitsWithoutFace(String enterpriseStatus, List<Attached> documents) {
        bringsDocuments(enterpriseStatus, documents);
        browser.sends("consent", "no").sees("leave-contact");
        return submitted();
    }

    void bringsDocuments(String enterpriseStatus, List<Attached> documents) {
        begins().answers("choose-branch", "branch", "documents");
        browser.answers(
                "state-handler",
                "enterpriseStatus",
                enterpriseStatus,
                "handlerName",
                HANDLER,
                "handlerIdNumber",
                idNumber());
        browser.sees("upload-documents").sendsWith(documents).waitsFor("consent-to-face-check");
    }

    private String submitted() {
        confirmsContact("").sees("appeal-submitted");
        return browser.page().select("[data-query-code]").attr("data-query-code");
    }

    /** @return the code that came */
    String leavesContact(String email) {
        int before = stage.phones().messagesTo(phone).size();
        browser.answers("leave-contact", "phone", phone, "email", email).sees("confirm-code");
        return stage.phones().nextMessageTo(phone, before).get("code").asText();
    }

    /** Looks at the appeal with this query code; what the page says of it. */
    String status(String queryCode) {
        int before = stage.phones().messagesTo(phone).size();
        asks(browser, queryCode, phone);
        browser.sends("smsCode", nextCode(before)).sees("progress-result");
        return status();
    }

    /** What the page says that is looked at now. */
    String status() {
        return browser.opens("/account/recover/progress")
                .sees("progress-result")
                .page()
                .select("[data-status]")
                .attr("data-status");
    }

    /** Looks at the progress page again until it says this. */
    void waitsForStatus(String status) {
        for (int look = 0; look < 100 && !status().equals(status); look++) {
            Applicant.pause();
        }
        assertThat(status()).isEqualTo(status);
    }

    /** Other messages may come before it, and after. */
    private String nextCode(int before) {
        for (int seen = before; ; seen++) {
            stage.phones().nextMessageTo(phone, seen);
            List<JsonNode> messages = stage.phones().messagesTo(phone);
            Optional<JsonNode> code = messages.subList(0, messages.size() - before).stream()
                    .filter(message -> !message.get("code").isNull())
                    .findFirst();
            if (code.isPresent()) {
                return code.get().get("code").asText();
            }
        }
    }

    /** Looks at the appeal with this query code, at another device. */
    Applicant looksFromElsewhere(String queryCode) {
        int before = stage.phones().messagesTo(phone).size();
        return asks(stage.applicant(), queryCode, phone)
                .sends("smsCode", nextCode(before))
                .sees("progress-result");
    }

    static Applicant asks(Applicant browser, String queryCode, String phone) {
        browser.opens("/account/recover/progress").sees("progress");
        return browser.sends("queryCode", queryCode.toLowerCase(Locale.ROOT), "phone", phone)
                .sees("progress");
    }
}
