package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.regain.history.MadeUpYear;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import javax.sql.DataSource;
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
    private final DataSource database;

    Screenshots(@Autowired Stage stage, @Autowired DataSource database) {
        this.stage = stage;
        this.database = database;
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

    @Test
    void of_a_year_of_history() throws SQLException {
        // To what has a history no former version of the diagrams is added, on which this product does not run.
        stage.applicant().begins(2, "accountId", "100012340001");
        new MadeUpYear(1, 3_000, 300, LocalDate.now()).writeTo(database);
        Page page = browsers.desktop(Locale.ENGLISH);
        Cockpit cockpit = new Cockpit(page, stage).signIn("analyst");

        cockpit.openHistory("#/history?view=find&process=enterpriseAppeal");
        take(page, "history-cases");

        cockpit.openHistory("#/history?view=find&process=enterpriseAppeal&outcome=approved&minutesFrom=4000");
        page.locator(".rg-table a.rg-case").first().click();
        assertThat(page.locator(".rg-count").first()).isVisible();
        take(page, "history-case");

        cockpit.openHistory("#/history?view=many");
        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        take(page, "history-numbers");
        page.locator(".rg-numbers-heat").screenshot(new Locator.ScreenshotOptions().setPath(picture("history-heat")));
    }

    private static void take(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(picture(name)));
    }

    private static Path picture(String name) {
        return PICTURES.resolve(name + ".png");
    }
}
