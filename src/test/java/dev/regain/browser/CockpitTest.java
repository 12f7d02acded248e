package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The cases that people began are seen in Cockpit, on their diagrams, with nothing of what they typed. */
@Story
class CockpitTest {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;

    CockpitTest(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void an_administrator_sees_the_open_cases_on_the_diagram() {
        seesOpenCases("admin");
    }

    @Test
    void an_analyst_sees_them_too() {
        seesOpenCases("analyst");
    }

    @Test
    void cockpits_first_page_asks_for_nothing_that_an_analyst_may_not_have() {
        Page page = browsers.desktop(Locale.ENGLISH);
        Cockpit cockpit = new Cockpit(page, stage).signIn("analyst");
        List<String> refused = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() == 403 || response.status() >= 500) {
                refused.add(response.url());
            }
        });

        cockpit.openDashboard();

        assertThat(page.locator(".notifications-panel .alert-danger")).hasCount(0);
        assertEquals(List.of(), refused);
    }

    private void seesOpenCases(String user) {
        stage.applicant().begins(2, "accountId", "100012340001").sees("choose-proof");
        Page page = browsers.desktop(Locale.ENGLISH);
        Cockpit cockpit = new Cockpit(page, stage).signIn(user).openProcess("Recover by account ID");
        assertThat(page.locator(".djs-container [data-element-id=chooseProof]").first())
                .isVisible();
        assertThat(cockpit.cases().first()).isVisible();
        assertThat(page.locator("body")).not().containsText("100012340001");
    }
}
