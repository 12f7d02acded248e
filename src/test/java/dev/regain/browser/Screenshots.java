package dev.regain.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes the README's pictures: {@code ./mvnw test -Dtest=Screenshots}. Not among the tests of a build. */
@Story
class Screenshots {

    private static final Path PICTURES = Path.of("docs", "screenshots");

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;

    Screenshots(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void of_the_way_from_the_web_form_to_the_account() {
        Page ana = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        ana.navigate(stage.address());
        take(ana, "choose-way");
        ana.navigate(stage.address() + "/account/recover?type=2");
        ana.locator("[name=accountId]").fill("8613579");
        ana.locator("main form button").first().click();
        ana.locator("[name=proof][value=face]").check();
        ana.locator("main form button").first().click();
        ana.locator("[name=consent][value=yes]").click();
        ana.locator("main[data-step=check-face]").waitFor();
        take(ana, "check-face");

        Page phone = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        phone.navigate(ana.locator("main a[href*='/f/']").first().getAttribute("href"));
        phone.locator("[name=name]").fill("陈志远");
        phone.locator("[name=idNumber]").fill("310115197809213313");
        phone.locator("[name=outcome][value=pass]").click();
        ana.locator("main[data-step=account-found]").waitFor();
        take(ana, "account-found");
    }

    @Test
    void of_the_same_cases_in_cockpit() {
        for (int person = 0; person < 4; person++) {
            stage.applicant().begins(2, "accountId", "10001234000" + person);
        }
        stage.applicant()
                .begins(2, "accountId", "100012340001")
                .answers("choose-proof", "proof", "face")
                .sees("consent-to-face-check");
        Page page = browsers.desktop(Locale.ENGLISH);
        new Cockpit(page, stage).signIn("analyst").openProcess("Recover by account ID");
        page.waitForTimeout(2_000);
        take(page, "cockpit");
    }

    private static void take(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
