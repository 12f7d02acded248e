package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ReviewMarks;
import dev.regain.story.Appellant;
import dev.regain.story.Applicant.Attached;
import dev.regain.story.Papers;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A reviewer's screen: the case beside its documents, whatever an applicant wrote into it. */
@Story
class CaseFileTest {

    private static final String HOSTILE =
            "'\"><script>fetch('https://elsewhere.example/')</script><img src=https://elsewhere.example/x onerror=alert(1)>";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final CaseFiles files;
    private final ReviewMarks marks;

    CaseFileTest(@Autowired Stage stage, @Autowired CaseFiles files, @Autowired ReviewMarks marks) {
        this.stage = stage;
        this.files = files;
        this.marks = marks;
    }

    @Test
    void the_case_is_seen_on_one_screen_and_its_documents_are_turned_and_laid_side_by_side() {
        CaseId caseId = appeal("+8613666177011");
        Page page = reviewer(Locale.SIMPLIFIED_CHINESE, ColorScheme.LIGHT);
        page.navigate(stage.address() + "/review/cases/" + caseId);
        assertThat(page.locator(".pane canvas")).hasCount(1);
        assertThat(page.locator(".pane canvas[style*=width]")).hasCount(1);
        fits(page);
        assertAccessible(page);
        picture(page, "case-file-zh");

        page.locator(".pane button[aria-label='旋转']").click();
        page.locator(".pane button[aria-label='放大']").click();
        page.locator(".pane button[aria-label='并排']").click();
        assertThat(page.locator(".pane")).hasCount(2);
        page.locator("[data-page]").nth(4).click();
        assertThat(page.locator(".pane").nth(1).locator("figcaption span")).containsText("人像面");
        fits(page);
        picture(page, "case-file-beside");

        page.locator("[name=checked]").first().check();
        assertThat(page.locator("[data-status]")).hasText("已保存");
        assertEquals(
                List.of("accountsAreTheirs"),
                List.copyOf(marks.of(caseId, "reviewer").orElseThrow().checked()));

        page.locator("#purpose").selectOption("compare-with-document");
        page.locator("[data-field=creditCode] button").click();
        assertThat(page.locator("[data-field=creditCode] [data-claimed]")).hasText(Appellant.CREDIT_CODE);
        picture(page, "case-file-unmasked");

        Page dark = reviewer(Locale.ENGLISH, ColorScheme.DARK);
        dark.navigate(stage.address() + "/review/cases/" + caseId);
        fits(dark);
        assertAccessible(dark);
        picture(dark, "case-file-dark");
        dark.setViewportSize(640, 768);
        fits(dark);
        picture(dark, "case-file-narrow");
    }

    @Test
    void what_an_applicant_wrote_runs_nothing_and_asks_nobody() {
        CaseId caseId = appeal("+8613666177012");
        for (Entry entry : List.of(Entry.ENTERPRISE_NAME, Entry.CONTACT_EMAIL, Entry.CONTACT_PHONE)) {
            files.write(caseId, entry, HOSTILE);
        }
        Page page = reviewer(Locale.ENGLISH, ColorScheme.LIGHT);
        List<String> alarms = new ArrayList<>();
        page.onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                alarms.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(stage.address())) {
                alarms.add(request.url());
            }
        });
        page.navigate(stage.address() + "/review/cases/" + caseId);
        for (String field : List.of("enterpriseName", "email", "phone")) {
            page.locator("#purpose").selectOption("look-into-abuse");
            Locator line = page.locator("[data-field=" + field + "]");
            line.locator("button").click();
            assertThat(line.locator("[data-claimed]")).hasText(HOSTILE);
            fits(page);
        }
        page.locator("#purpose").selectOption("look-into-abuse");
        page.locator("[data-document] button[name=field]").first().click();
        assertThat(page.locator("[data-file-name]").first()).containsText("onerror");
        assertThat(page.locator(".pane canvas[style*=width]")).hasCount(1);
        assertEquals(List.of(), alarms);
    }

    private CaseId appeal(String phone) {
        Appellant appellant = Appellant.ofDemo(stage, phone);
        appellant.submitsWith(
                "active",
                List.of(
                        new Attached("businessLicence", "<img src=x onerror=alert(1)>.jpg", Papers.photo()),
                        new Attached("authorisationLetter", "letter.pdf", Papers.withPages(3)),
                        new Attached("handlerIdFront", "front.jpg", Papers.photo()),
                        new Attached("handlerIdBack", "back.png", Papers.screenshot())));
        return appellant.caseId();
    }

    /** Signed in to Tasklist, and by that to our page. */
    private Page reviewer(Locale language, ColorScheme colours) {
        Page page = browsers.page(new NewContextOptions()
                .setViewportSize(1366, 768)
                .setColorScheme(colours)
                .setLocale(language.toLanguageTag()));
        // Not in the page: its own calls would race with the new session.
        page.request().get(stage.address() + "/camunda/app/welcome/default/");
        String token = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .value;
        assertTrue(page.request()
                .post(
                        stage.address() + "/camunda/api/admin/auth/user/default/login/tasklist",
                        RequestOptions.create()
                                .setHeader("X-XSRF-TOKEN", token)
                                .setForm(FormData.create()
                                        .set("username", "reviewer")
                                        .set("password", Stage.STAFF_PASSWORD)))
                .ok());
        return page;
    }

    private static void fits(Page page) {
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }
}
