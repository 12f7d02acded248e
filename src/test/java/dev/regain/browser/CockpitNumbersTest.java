package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.regain.casefile.CaseId;
import dev.regain.story.Appellant;
import dev.regain.story.Reviewer;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** An analyst reads in Cockpit how many cases went, and takes the numbers along. */
@Story
class CockpitNumbersTest {

    private static int phones;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final List<String> errors = new ArrayList<>();
    private Page page;
    private Cockpit cockpit;

    CockpitNumbersTest(@Autowired Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void enter() {
        page = browsers.desktop(Locale.ENGLISH);
        Cockpit.onItsOwnError(page, errors::add);
        cockpit = new Cockpit(page, stage);
    }

    @AfterEach
    void nothingBroke() {
        assertEquals(List.of(), errors);
    }

    @Test
    void an_analyst_sees_where_appeals_stop_and_takes_the_table_along() throws IOException {
        rejected();
        cockpit.signIn("analyst").openHistory("#/history?view=find");
        page.locator(".rg-tabs a", new Page.LocatorOptions().setHasText("Numbers"))
                .click();

        Locator funnel = page.locator(".rg-numbers-funnel");
        assertThat(funnel.locator("canvas")).isVisible();
        funnel.locator("summary").click();
        assertThat(funnel.locator("tbody tr", new Locator.LocatorOptions().setHasText("Choose branch")))
                .isVisible();
        assertThat(funnel.locator("tbody tr", new Locator.LocatorOptions().setHasText("Review appeal")))
                .isVisible();
        assertThat(page.locator(".rg-numbers-heat .rg-heat-value").first()).isVisible();
        page.getByLabel("How long (p50)").check();
        assertThat(page.locator(".rg-numbers-heat .rg-heat-value").first()).isVisible();
        assertThat(page.locator(".rg-numbers-rejections canvas")).isVisible();
        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        assertTrue(cockpit.fitsTheWindow());
        Browsers.assertAccessible(page, ".rg");

        Download file =
                page.waitForDownload(() -> funnel.getByText("Take along as CSV").click());
        assertEquals("regain-funnel.csv", file.suggestedFilename());
        assertTrue(
                Files.readString(file.path()).startsWith("\uFEFFselectedProcess,version,from,until,process,activity"));
    }

    private CaseId rejected() {
        Appellant appellant = new Appellant(stage, "+86136663%05d".formatted(88_000 + phones++));
        appellant.submits();
        CaseId caseId = appellant.caseId();
        new Reviewer(stage).takes(caseId).decides(caseId, "reject", "reasonR03");
        return caseId;
    }

    @Test
    void two_times_stand_side_by_side_and_the_address_says_which() {
        rejected();
        cockpit.signIn("analyst").openHistory("#/history?view=many");
        page.getByText("Compare with the time before").click();

        assertThat(page).hasURL(Pattern.compile("thanFrom="));
        Locator outcomes = page.locator(".rg-numbers-outcomes");
        outcomes.locator("summary").click();
        assertThat(outcomes.locator("thead")).containsText("difference");
        assertThat(page.locator(".rg-numbers-heat .rg-diagram")).hasCount(2);
        assertTrue(cockpit.fitsTheWindow());
    }

    @Test
    void a_process_that_nobody_ever_began_has_nothing_to_show_and_says_so() {
        cockpit.signIn("analyst").openHistory("#/history?view=many&process=waitForNobody");

        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        assertThat(page.locator(".rg-numbers-activities")).containsText("Nothing in this time.");
        assertThat(page.locator("[role=alert]")).hasCount(0);
    }

    @Test
    void a_time_turned_round_is_said_once_and_not_nine_times() {
        cockpit.signIn("analyst")
                .openHistory("#/history?view=many&process=enterpriseAppeal&from=2026-03-02&until=2026-03-01");

        assertThat(page.locator("[role=alert]")).hasCount(1);
        assertThat(page.locator(".rg-numbers")).hasCount(0);
        assertThat(page.locator(".rg-search [name=process]")).hasValue("enterpriseAppeal");
    }

    @Test
    void a_version_that_is_gone_is_said_too() {
        cockpit.signIn("analyst").openHistory("#/history?view=many&process=enterpriseAppeal&version=99");

        assertThat(page.locator("[role=alert]")).hasCount(1);
    }
}
