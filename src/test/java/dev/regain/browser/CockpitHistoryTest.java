package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.regain.casefile.CaseId;
import dev.regain.story.Appellant;
import dev.regain.story.PastCase;
import dev.regain.story.Reviewer;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst reads in Cockpit what became of cases, and sends a colleague what was found. */
@Story
class CockpitHistoryTest {

    private static final Instant LONG_AGO = Instant.parse("2019-03-04T04:00:00Z");

    private static int phones;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final JdbcClient database;
    private final List<PastCase> past = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Page page;
    private Cockpit cockpit;

    CockpitHistoryTest(@Autowired Stage stage, @Autowired JdbcClient database) {
        this.stage = stage;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        enter(browsers.desktop(Locale.ENGLISH));
    }

    private void enter(Page window) {
        page = window;
        Cockpit.onItsOwnError(page, errors::add);
        cockpit = new Cockpit(page, stage);
    }

    @AfterEach
    void forget() {
        past.forEach(PastCase::forget);
        assertEquals(List.of(), errors);
    }

    private CaseId rejected() {
        Appellant appellant = new Appellant(stage, "+86136663%05d".formatted(85_000 + phones++));
        appellant.submits();
        CaseId caseId = appellant.caseId();
        new Reviewer(stage).takes(caseId).decides(caseId, "reject", "reasonR03");
        return caseId;
    }

    @Test
    void an_analyst_finds_a_case_goes_into_what_it_called_and_sends_the_address_to_a_colleague() {
        CaseId caseId = rejected();
        cockpit.signIn("analyst").openDashboard();
        page.locator("a[href='#/history']").click();
        page.getByLabel("Case number").fill(caseId.number());
        page.locator(".rg-search [name=process]").selectOption("enterpriseAppeal");
        page.getByLabel("Outcome").selectOption("rejected");
        page.locator(".rg-search button[type=submit]").click();
        assertThat(page.locator(".rg-total")).containsText("1 case");
        assertThat(page.locator(".rg-table tbody tr")).hasCount(1);
        assertThat(page.locator(".rg-table tbody tr")).containsText("Rejected");
        assertTrue(page.url().contains("outcome=rejected"), page.url());
        assertTrue(cockpit.fitsTheWindow());
        Browsers.assertAccessible(page, ".rg");
        String search = page.url();

        page.locator(".rg-table a.rg-case").click();
        assertThat(page.locator(".rg-head h2")).containsText(caseId.number());
        assertThat(page.locator(".rg-diagram .djs-connection.rg-passed").first())
                .isAttached();
        assertThat(page.locator(".rg-diagram [data-element-id=deletePhotoToWhichOutcome].rg-passed"))
                .isAttached();
        assertThat(page.locator(".rg-diagram [data-element-id=withdrawn]"))
                .not()
                .hasClass(Pattern.compile("rg-passed"));
        assertTrue(cockpit.fitsTheWindow());
        Browsers.assertAccessible(page, ".rg");
        seesTheRecords();

        page.locator(".rg-tree a", new Page.LocatorOptions().setHasText("Decide appeal"))
                .click();
        assertThat(page.locator(".rg-crumbs a").last()).hasText("Enterprise appeal");
        assertThat(page.locator(".rg-diagram [data-element-id=reviewAppeal].rg-passed"))
                .isAttached();
        String called = page.url();

        enter(browsers.desktop(Locale.ENGLISH));
        cockpit.signIn("admin").openHistory(called.replaceFirst(".*#", "#"));
        assertThat(page.locator(".rg-head h2")).containsText("Decide appeal");
        cockpit.openHistory(search.replaceFirst(".*#", "#"));
        assertThat(page.locator(".rg-table tbody tr")).hasCount(1);
        assertThat(page.getByLabel("Outcome")).hasValue("rejected");
    }

    private void seesTheRecords() {
        part("Tasks");
        Locator review = page.locator(".rg-records tr", new Page.LocatorOptions().setHasText("Review appeal"));
        assertThat(review.locator("td").last()).hasText("reviewer");
        part("Decisions");
        part("Variables");
        assertThat(page.locator(".rg-records [role=tabpanel]:visible")).containsText("legal_person");
        part("Jobs");
        assertThat(page.locator(".rg-records [role=tabpanel]:visible")).containsText("Day over");
        Download file = page.waitForDownload(() ->
                page.locator(".rg-records [role=tabpanel]:visible .rg-take a").click());
        assertEquals("regain-case-jobs.csv", file.suggestedFilename());
        part("Incidents");
        assertTrue(cockpit.fitsTheWindow());
        Browsers.assertAccessible(page, ".rg");
    }

    private void part(String name) {
        page.locator(".rg-parts [role=tab]", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    @Test
    void a_case_is_played_again_by_mouse_and_by_keyboard() {
        replays(browsers.desktop(Locale.ENGLISH));
    }

    @Test
    void who_wants_no_motion_steps_through_it_as_well() {
        replays(browsers.page(new NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE)));
    }

    private void replays(Page window) {
        CaseId caseId = stage.caseOf(stage.applicant()
                .begins(2, "accountId", "100012340001")
                .answers("choose-proof", "proof", "face")
                .secret());
        enter(window);
        cockpit.signIn("analyst").openHistory("#/history?view=find&case=" + caseId.number());
        page.locator(".rg-table a.rg-case").click();
        Locator slider = page.locator(".rg-replay input");
        Locator said = page.locator(".rg-replay output");
        assertThat(said).containsText("All ");

        slider.focus();
        page.keyboard().press("Home");
        assertThat(said).containsText("1/");
        assertThat(page.locator(".rg-diagram .djs-shape.rg-here").first()).isAttached();
        page.keyboard().press("ArrowRight");
        assertThat(said).containsText("Choose proof");
        assertThat(page.locator(".rg-diagram [data-element-id=chooseProof].rg-here"))
                .isAttached();
        page.keyboard().press("Space");
        assertThat(page.locator(".rg-replay [aria-pressed=true]")).containsText("Pause");
        assertThat(said).containsText("All ");
        assertThat(page.locator(".rg-replay [aria-pressed=false]")).containsText("Replay");
    }

    @Test
    void a_case_whose_process_is_deleted_and_a_task_with_markup_are_shown_as_they_are() {
        PastCase gone = new PastCase(database, "longGone", LONG_AGO)
                .endedAfter(600, null)
                .passed("askTwice", "Ask <img src=x onerror=document.title='x'> <b>twice</b>");
        past.add(gone);

        cockpit.signIn("analyst").openHistory("#/history?view=case&id=" + gone.id());

        assertThat(page.locator(".rg-note")).containsText("was deleted");
        assertThat(page.locator(".rg-head h2")).containsText("Ended early");
        assertThat(page.locator(".rg-timeline tbody tr"))
                .containsText("Ask <img src=x onerror=document.title='x'> <b>twice</b>");
        assertThat(page.locator(".rg-page img")).hasCount(0);
        assertFalse(page.title().equals("x"), page.title());
    }

    @Test
    void a_question_that_cannot_be_answered_says_why_and_can_be_put_right() {
        cockpit.signIn("analyst").openHistory("#/history?view=find&startedFrom=2026-11-24&startedTo=2026-11-23");

        assertThat(page.locator(".rg-error")).containsText("before where it begins");
        assertThat(page.locator(".rg-search [name=startedTo]")).hasAttribute("aria-invalid", "true");
        Browsers.assertAccessible(page, ".rg");
        page.getByLabel("Started from").fill("2026-11-01");
        page.locator(".rg-search button[type=submit]").click();
        assertThat(page.locator(".rg-error")).hasCount(0);
        assertThat(page.locator(".rg-total")).isVisible();
        cockpit.openHistory("#/history?view=case&id=nothing");
        assertThat(page.locator(".rg-error")).containsText("No such case");
    }

    @Test
    void cockpits_own_pages_lead_to_the_history() {
        stage.applicant().begins(2, "accountId", "100012340001").sees("choose-proof");
        cockpit.signIn("analyst").openDashboard();
        assertThat(page.locator(".rg-figures li")).hasCount(4);
        assertTrue(cockpit.fitsTheWindow());

        cockpit.openProcess("Recover by account ID");
        page.locator(".ctn-tabbed a", new Page.LocatorOptions().setHasText("History"))
                .click();
        String address = page.locator(".rg-table a").first().getAttribute("href");
        page.locator(".rg-table a").first().click();
        assertThat(page.locator(".rg-head h2")).containsText("Recover by account ID");

        cockpit.openInstance(address.replaceFirst(".*id=", ""));
        page.locator(".ctn-tabbed a", new Page.LocatorOptions().setHasText("History"))
                .click();
        assertThat(page.locator(".rg-table tbody tr").first()).containsText("Account ID entered");
    }

    @Test
    void who_reads_chinese_reads_it_in_chinese_down_to_the_steps_of_the_diagram() {
        CaseId caseId = rejected();
        enter(browsers.desktop(Locale.SIMPLIFIED_CHINESE));

        cockpit.signIn("analyst").openHistory("#/history?view=find&process=enterpriseAppeal&case=" + caseId.number());

        assertThat(page.locator(".rg-search button[type=submit]")).hasText("查找");
        assertThat(page.locator("a[href='#/history']")).hasText("历史");
        assertThat(page.locator(".rg-table tbody tr")).containsText("已驳回");
        page.locator(".rg-table a.rg-case").click();
        assertThat(page.locator(".rg-diagram [data-element-id=tellRejection]")).containsText("通知驳回");
        assertThat(page.locator(".rg-records")).containsText("填写法定代表人");
        assertThat(page.locator(".rg-records")).not().containsText("Tell rejection");
    }
}
