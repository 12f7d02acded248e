package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.regain.story.Appellant;
import dev.regain.story.Phones;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** An enterprise appeals on a phone, a reviewer decides in Tasklist, and the applicant sees the accounts on a desktop. */
@Story
class AppealWalkTest {

    private static final String PHONE = "+8613666177001";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;

    AppealWalkTest(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void from_the_form_on_a_phone_through_tasklist_to_the_accounts() {
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        ana.navigate(stage.address() + "/account/recover?type=7");
        fill(ana, "enterpriseName", Appellant.ENTERPRISE);
        fill(ana, "creditCode", Appellant.CREDIT_CODE);
        goesOn(ana, "choose-branch");
        ana.locator("[name=branch][value=legal-person]").check();
        goesOn(ana, "enter-legal-person");
        fill(ana, "legalPersonName", "王建国");
        fill(ana, "legalPersonIdNumber", "11010519491231002X");
        goesOn(ana, "consent-to-face-check");
        ana.locator("[name=consent][value=yes]").click();
        Page phone = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        phone.navigate(ana.locator("main a[href*='/f/']").first().getAttribute("href"));
        phone.locator("[name=outcome][value=pass]").click();
        sees(ana, "leave-contact");
        Phones phones = stage.phones();
        int before = phones.messagesTo(PHONE).size();
        fill(ana, "phone", PHONE);
        fill(ana, "email", "walk@example.com");
        goesOn(ana, "confirm-code");
        fill(ana, "smsCode", phones.nextMessageTo(PHONE, before).get("code").asText());
        goesOn(ana, "appeal-submitted");
        String code = ana.locator("[data-query-code]").getAttribute("data-query-code");
        assertEquals(true, ana.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));

        decideInTasklist();

        Page desktop = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        desktop.navigate(stage.address() + "/account/recover/progress");
        sees(desktop, "progress");
        fill(desktop, "queryCode", code.toLowerCase(Locale.ROOT));
        fill(desktop, "phone", PHONE);
        int messages = phones.messagesTo(PHONE).size();
        goesOn(desktop, "progress");
        fill(desktop, "smsCode", codeAfter(phones, messages));
        desktop.locator("main form:has([name=smsCode]) button").click();
        sees(desktop, "progress-result");
        assertThat(desktop.locator("[data-status=approved]")).isVisible();
        assertThat(desktop.locator("[data-account-id]")).hasCount(3);
    }

    private static String codeAfter(Phones phones, int messages) {
        for (int seen = messages; ; seen++) {
            var message = phones.nextMessageTo(PHONE, seen);
            if (!message.get("code").isNull()) {
                return message.get("code").asText();
            }
        }
    }

    private void decideInTasklist() {
        Page robin = browsers.desktop(Locale.ENGLISH);
        robin.setDefaultTimeout(60_000);
        robin.navigate(stage.address() + "/camunda/app/tasklist/default/");
        robin.locator("input[type=text]").first().fill("reviewer");
        robin.locator("input[type=password]").first().fill(Stage.STAFF_PASSWORD);
        robin.locator("button[type=submit]").first().click();
        robin.locator(".tasks-list .task, li.task").first().click();
        robin.locator("text=Claim").first().click();
        // The form is loaded anew for whoever holds the task.
        robin.waitForTimeout(2_000);
        robin.locator("#decision").selectOption("approve");
        picture(robin, "tasklist");
        robin.locator("button:has-text('Complete')").first().click();
        assertThat(robin.locator("#decision")).hasCount(0);
    }

    private static void fill(Page page, String field, String text) {
        page.locator("[name=" + field + "]").fill(text);
    }

    private static void goesOn(Page page, String next) {
        page.locator("main form button").first().click();
        sees(page, next);
    }

    private static void sees(Page page, String step) {
        assertThat(page.locator("main")).hasAttribute("data-step", step);
        assertAccessible(page);
        picture(page, step);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pictures", name + ".png")));
    }
}
