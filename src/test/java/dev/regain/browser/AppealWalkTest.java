package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.regain.casefile.CaseId;
import dev.regain.story.Appellant;
import dev.regain.story.Papers;
import dev.regain.story.Phones;
import dev.regain.story.Reviewer;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An enterprise appeals on a phone or a desktop, by its legal person or with documents; a reviewer decides, and the applicant
 * follows it to the accounts. Pictures of the pages are in {@code target/pictures}.
 */
@Story
class AppealWalkTest {

    private static final String HANDLER = "赵晓敏";

    private static int people;
    private static int photos;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final Phones phones;
    private String number;
    private Appellant appellant;
    private String pictures;

    AppealWalkTest(@Autowired Stage stage) {
        this.stage = stage;
        this.phones = stage.phones();
    }

    @BeforeEach
    void aPhoneOfTheirOwn() {
        number = "+86136661770%02d".formatted(++people);
        appellant = new Appellant(stage, number);
    }

    @Test
    void from_the_form_on_a_phone_through_tasklist_to_the_accounts() {
        pictures = "legal-person";
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        begins(ana, "legal-person");
        sees(ana, "enter-legal-person");
        fill(ana, "legalPersonName", "王建国");
        fill(ana, "legalPersonIdNumber", appellant.idNumber());
        goesOn(ana, "consent-to-face-check");
        showsTheirFace(ana);
        String code = leavesContact(ana, "walk@example.com");

        decideInTasklist(stage.caseOf(secret(ana)), "approve");

        Page desktop = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        follows(desktop, code);
        seesAccounts(desktop);
    }

    @Test
    void on_a_phone_the_handler_brings_documents_and_what_the_reviewer_still_wants() {
        pictures = "documents-phone";
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        begins(ana, "documents");
        sees(ana, "state-handler");
        handsIn(ana, "state-handler");
        assertThat(ana.locator(".field [data-error=required]")).hasCount(3);
        statesHandler(ana, "deregistered");

        seesProgress(ana);
        choose(ana, "authorisationLetter", pdf("授权书.pdf", Papers.letter("sealed")));
        choose(
                ana,
                "supporting",
                photo("支付记录一.jpg"),
                photo("支付记录二.jpg"),
                pdf("带脚本的支付记录.pdf", Papers.withJavaScript()),
                photo("不要的.jpg"),
                pdf("不是图片.png", "text".getBytes()));
        assertThat(received(ana, "supporting")).hasCount(4);
        assertThat(file(ana, "支付记录一").locator("canvas")).isVisible();
        assertThat(file(ana, "不是图片").locator("[data-error=type]")).isVisible();
        file(ana, "不是图片").locator("button").click();
        file(ana, "不要的").locator("button").click();
        assertThat(received(ana, "supporting")).hasCount(3);
        choose(ana, "handlerIdFront", photo("人像面.jpg"));
        choose(ana, "handlerIdBack", photo("国徽面.jpg"));
        looksAt(ana, "upload-documents-chosen");

        handsIn(ana, "upload-documents");
        assertThat(file(ana, "带脚本").locator("[data-error=active-content]")).isVisible();
        assertThat(ana.locator(".file:has(img)")).hasCount(6);
        assertThat(ana.locator("[data-summary] a[href='#supporting']")).isVisible();
        looksAt(ana, "upload-documents-refused");
        file(ana, "带脚本").locator("button").click();
        assertThat(ana.locator("[data-error], [data-summary]")).hasCount(0);
        choose(ana, "supporting", photo("支付记录三.jpg"));
        assertThat(received(ana, "supporting")).hasCount(3);
        handsIn(ana, "consent-to-face-check");
        showsTheirFace(ana);
        String code = leavesContact(ana, "");

        CaseId caseId = stage.caseOf(secret(ana));
        decideInTasklist(caseId, "more", "wantsAuthorisationLetter", "wantsSupporting");
        follows(ana, code);
        assertThat(ana.locator("[data-status=more-material]")).isVisible();
        ana.locator("main a.button[href='/case']").click();
        sees(ana, "supplement-documents");
        assertThat(ana.locator("main a[href$=authorisationLetter]")).isVisible();
        choose(ana, "authorisationLetter", photo("重新盖章的授权书.jpg"));
        choose(ana, "supporting", photo("银行转账.jpg"), pdf("也带脚本.pdf", Papers.withJavaScript()));
        assertThat(received(ana, "supporting")).hasCount(2);
        handsIn(ana, "supplement-documents");
        assertThat(file(ana, "也带脚本").locator("[data-error=active-content]")).isVisible();
        file(ana, "也带脚本").locator("button").click();
        handsIn(ana, "progress-result");
        assertThat(ana.locator("[data-status=in-review]")).isVisible();

        int before = phones.messagesTo(number).size();
        new Reviewer(stage).takes(caseId).decides(caseId, "approve");
        new Reviewer(stage, "reviewer2").confirms(caseId);
        phones.nextMessageTo(number, before);
        ana.reload();
        seesAccounts(ana);
    }

    @Test
    void on_a_desktop_a_handler_who_shows_no_face_reads_everything_in_english() {
        pictures = "documents-desktop";
        Page ana = browsers.desktop(Locale.ENGLISH);
        begins(ana, "documents");
        sees(ana, "state-handler");
        statesHandler(ana, "renamed");
        handsIn(ana, "upload-documents");
        assertThat(ana.locator(".upload [data-error=required]")).hasCount(5);
        choose(ana, "businessLicence", pdf("licence.pdf", Papers.withJavaScript()));
        choose(ana, "authorisationLetter", pdf("letter.pdf", Papers.letter("sealed")));
        choose(ana, "supporting", photo("approval notice, page 1.jpg"), photo("approval notice, page 2.jpg"));
        choose(ana, "handlerIdFront", photo("front.jpg"));
        choose(ana, "handlerIdBack", photo("back.jpg"));
        assertThat(ana.locator(".file[data-file]")).hasCount(6);
        assertThat(ana.locator("[data-error], [data-summary]")).hasCount(0);
        handsIn(ana, "upload-documents");
        assertThat(file(ana, "licence").locator("[data-error=active-content]")).isVisible();
        looksAt(ana, "upload-documents-refused");
        choose(ana, "businessLicence", photo("licence, photographed.jpg"));
        assertThat(ana.locator(".file[data-file]")).hasCount(6);
        assertThat(file(ana, "licence, photographed").locator("canvas")).isVisible();
        handsIn(ana, "consent-to-face-check");
        ana.locator("[name=consent][value=no]").click();
        String code = leavesContact(ana, "");

        CaseId caseId = stage.caseOf(secret(ana));
        new Reviewer(stage).takes(caseId).decides(caseId, "more", "wantsHandlerId");
        follows(ana, code);
        assertThat(ana.locator("[data-status=more-material]")).isVisible();
        ana.locator("main a.button[href='/case']").click();
        sees(ana, "supplement-documents");
        choose(ana, "handlerIdFront", photo("front again.jpg"));
        handsIn(ana, "supplement-documents");
        assertThat(ana.locator(".upload [data-error=required]")).hasCount(1);
        choose(ana, "handlerIdBack", photo("back again.jpg"));
        assertThat(ana.locator(".file[data-file]")).hasCount(2);
        handsIn(ana, "progress-result");
        assertThat(ana.locator("[data-status=in-review]")).isVisible();
    }

    @Test
    void without_script_the_documents_go_with_the_form() {
        pictures = "documents-without-script";
        Page ana = browsers.page(new NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setJavaScriptEnabled(false)
                .setLocale("zh-CN"));
        ana.setDefaultTimeout(30_000);
        ana.navigate(stage.address() + "/account/recover?type=7");
        fill(ana, "enterpriseName", appellant.enterprise());
        fill(ana, "creditCode", appellant.creditCode());
        ana.locator("main form button").click();
        ana.locator("[name=branch][value=documents]").check();
        ana.locator("main form button").click();
        ana.locator("[name=enterpriseStatus][value=active]").check();
        fill(ana, "handlerName", HANDLER);
        fill(ana, "handlerIdNumber", appellant.idNumber());
        ana.locator("main form button").click();
        choose(ana, "businessLicence", pdf("营业执照.pdf", Papers.withJavaScript()));
        choose(ana, "authorisationLetter", photo("授权书.jpg"));
        choose(ana, "handlerIdFront", photo("人像面.jpg"));
        choose(ana, "handlerIdBack", photo("国徽面.jpg"));
        ana.locator("main form > button").click();
        file(ana, "营业执照").locator("[data-error=active-content]").waitFor();
        picture(ana, "upload-documents-refused");
        file(ana, "营业执照").locator("button").click();
        assertThat(ana.locator(".file")).hasCount(3);
        choose(ana, "businessLicence", photo("营业执照.jpg"));
        ana.locator("main form > button").click();
        ana.locator("main[data-step=consent-to-face-check]").waitFor();
    }

    private void begins(Page ana, String branch) {
        ana.setDefaultTimeout(30_000);
        ana.navigate(stage.address() + "/account/recover?type=7");
        fill(ana, "enterpriseName", appellant.enterprise());
        fill(ana, "creditCode", appellant.creditCode());
        goesOn(ana, "choose-branch");
        ana.locator("[name=branch][value=" + branch + "]").check();
        ana.locator("main form button").click();
    }

    private void statesHandler(Page ana, String enterpriseStatus) {
        ana.locator("[name=enterpriseStatus][value=" + enterpriseStatus + "]").check();
        fill(ana, "handlerName", HANDLER);
        fill(ana, "handlerIdNumber", appellant.idNumber());
        goesOn(ana, "upload-documents");
    }

    /** On a slow line the bar moves; what is on its way can be left out. */
    private void seesProgress(Page ana) {
        CDPSession line = ana.context().newCDPSession(ana);
        uploads(line, 500_000);
        choose(ana, "businessLicence", photo("太大的营业执照.jpg", 9 << 20));
        assertThat(file(ana, "太大的").locator(".small")).hasText(Pattern.compile("正在上传 [1-9][0-9]?%"));
        looksAt(ana, "upload-documents-sending");
        file(ana, "太大的").locator("button").click();
        assertThat(ana.locator(".file")).hasCount(0);
        uploads(line, -1);
        choose(ana, "businessLicence", photo("营业执照.jpg"));
        assertThat(received(ana, "businessLicence")).hasCount(1);
    }

    private static void uploads(CDPSession line, int bytesASecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytesASecond);
        line.send("Network.emulateNetworkConditions", conditions);
    }

    private static void choose(Page page, String slot, FilePayload... files) {
        page.locator("input[name=" + slot + "]").setInputFiles(files);
    }

    private static Locator received(Page page, String slot) {
        return page.locator(".upload:has(input[name=" + slot + "]) .file[data-file]");
    }

    private static Locator file(Page page, String name) {
        return page.locator(".file", new Page.LocatorOptions().setHasText(name));
    }

    /** Each a different one: the same picture twice is taken once. */
    private static FilePayload photo(String name) {
        return photo(name, 20_000 + 100 * ++photos);
    }

    private static FilePayload photo(String name, int bytes) {
        return new FilePayload(name, "image/jpeg", Papers.photoOf(bytes));
    }

    private static FilePayload pdf(String name, byte[] content) {
        return new FilePayload(name, "application/pdf", content);
    }

    /** The page that comes may be the same one again, with what is wrong. */
    private void handsIn(Page page, String next) {
        page.evaluate("document.body.classList.add('before')");
        page.locator("main form > button").first().click();
        page.locator("body:not(.before) main[data-step=" + next + "]").waitFor();
        looksAt(page, next);
    }

    private void showsTheirFace(Page ana) {
        ana.locator("[name=consent][value=yes]").click();
        sees(ana, "check-face");
        Page phone = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        phone.navigate(ana.locator("main a[href*='/f/']").first().getAttribute("href"));
        phone.locator("[name=outcome][value=pass]").click();
    }

    /** @return the query code */
    private String leavesContact(Page ana, String email) {
        sees(ana, "leave-contact");
        int before = phones.messagesTo(number).size();
        fill(ana, "phone", number);
        fill(ana, "email", email);
        goesOn(ana, "confirm-code");
        fill(ana, "smsCode", codeAfter(before));
        goesOn(ana, "appeal-submitted");
        assertEquals(true, ana.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
        return ana.locator("[data-query-code]").getAttribute("data-query-code");
    }

    /** Tasklist as a reviewer uses it. */
    private void decideInTasklist(CaseId caseId, String decision, String... ticked) {
        new Reviewer(stage).checks(caseId);
        Page robin = browsers.desktop(Locale.ENGLISH);
        robin.setDefaultTimeout(60_000);
        robin.navigate(stage.address() + "/camunda/app/tasklist/default/#/?task=" + new Reviewer(stage).taskOf(caseId));
        robin.locator("input[type=text]").first().fill("reviewer");
        robin.locator("input[type=password]").first().fill(Stage.STAFF_PASSWORD);
        robin.locator("button[type=submit]").first().click();
        robin.locator("text=Claim").first().click();
        robin.locator("[name=decision][value=" + decision + "]").check();
        for (String tick : ticked) {
            robin.locator("[name=" + tick + "]").check();
            robin.locator("[name=" + tick.replaceFirst("wants", "why") + "]").selectOption("unreadable");
        }
        picture(robin, "tasklist");
        robin.locator("button:has-text('Complete')").first().click();
        assertThat(robin.locator("[name=decision]")).hasCount(0);
    }

    private void follows(Page ana, String queryCode) {
        ana.navigate(stage.address() + "/account/recover/progress");
        sees(ana, "progress");
        fill(ana, "queryCode", queryCode.toLowerCase(Locale.ROOT));
        fill(ana, "phone", number);
        int before = phones.messagesTo(number).size();
        goesOn(ana, "progress");
        fill(ana, "smsCode", codeAfter(before));
        ana.locator("main form:has([name=smsCode]) button").click();
        sees(ana, "progress-result");
    }

    /** Other messages may come between. */
    private String codeAfter(int before) {
        for (int seen = before; ; seen++) {
            var message = phones.nextMessageTo(number, seen);
            if (!message.get("code").isNull()) {
                return message.get("code").asText();
            }
        }
    }

    private void seesAccounts(Page page) {
        assertThat(page.locator("[data-status=approved]")).isVisible();
        assertThat(page.locator("[data-account-id]")).hasCount(3);
        looksAt(page, "approved");
    }

    private static String secret(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("regain_case"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    private static void fill(Page page, String field, String text) {
        page.locator("[name=" + field + "]").fill(text);
    }

    private void goesOn(Page page, String next) {
        page.locator("main form button").first().click();
        sees(page, next);
    }

    private void sees(Page page, String step) {
        page.locator("main[data-step=" + step + "]").waitFor();
        looksAt(page, step);
    }

    private void looksAt(Page page, String name) {
        assertAccessible(page);
        picture(page, name);
    }

    private void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", pictures + "-" + name + ".png")));
    }
}
