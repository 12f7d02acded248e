package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Reviews;
import dev.regain.story.Appellant;
import dev.regain.story.Applicant.Attached;
import dev.regain.story.Papers;
import dev.regain.story.Pile;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Reviewers decide in the real Tasklist, on a screen of 1366 by 768. Pictures are in {@code target/pictures}. */
@Story
class TasklistTest {

    private static final String HOSTILE = "{{constructor.constructor('fetch(`https://elsewhere.example/`)')()}}'\">"
            + "<script>fetch('https://elsewhere.example/')</script><img src=https://elsewhere.example/x onerror=alert(1)>";

    private static int people;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final Pile pile;
    private final CaseFiles files;
    private final Reviews reviews;
    private final TaskService tasks;

    TasklistTest(
            @Autowired Stage stage,
            @Autowired Pile pile,
            @Autowired CaseFiles files,
            @Autowired Reviews reviews,
            @Autowired TaskService tasks) {
        this.stage = stage;
        this.pile = pile;
        this.files = files;
        this.reviews = reviews;
        this.tasks = tasks;
    }

    @AfterEach
    void clearTheDesk() {
        pile.clear();
    }

    @Test
    void an_approval_waits_until_every_must_is_ticked_by_each_of_two() {
        CaseId caseId = appeal();
        Page page = screen(Locale.SIMPLIFIED_CHINESE);
        Tasklist robin = new Tasklist(page, stage).signIn("reviewer").open(caseId.number());
        assertThat(page.locator("body")).containsText("审核申诉");
        assertThat(page.locator("body")).not().containsText("Review appeal");
        picture(page, "tasklist-open");
        robin.claim().chooses("approve");
        assertThat(robin.form().locator(".blocked li")).not().hasCount(0);
        picture(page, "tasklist-blocked");
        robin.completes();
        assertThat(robin.form().locator(".desk-says")).containsText("勾选");

        robin.ticksAll();
        assertThat(robin.form().locator(".blocked")).hasCount(0);
        fits(page);
        picture(page, "tasklist-approve");
        robin.completes().isDone();
        assertStatus(caseId, "in-review");

        Page second = screen(Locale.ENGLISH);
        Tasklist sam = new Tasklist(second, stage)
                .signIn("reviewer2")
                .list("Second approval")
                .open(caseId.number())
                .claim()
                .chooses("confirm");
        assertThat(second.locator("body")).containsText("Confirm approval");
        assertThat(sam.form().locator(".blocked li")).not().hasCount(0);
        sam.ticksAll();
        assertThat(sam.form().locator(".blocked")).hasCount(0);
        fits(second);
        picture(second, "tasklist-confirm");
        sam.completes().isDone();
        assertStatus(caseId, "approved");
    }

    @Test
    void what_is_asked_for_is_asked_for_with_a_reason() {
        CaseId caseId = appeal();
        Page page = screen(Locale.ENGLISH);
        Tasklist robin = new Tasklist(page, stage)
                .signIn("reviewer")
                .open(caseId.number())
                .claim();
        robin.chooses("more").completes();
        assertThat(robin.form().locator(".desk-says")).hasText("Tick at least one");
        robin.ticks("wantsBusinessLicence").completes();
        assertThat(robin.form().locator(".desk-says")).hasText("Choose a reason for each");
        robin.says("whyBusinessLicence", "unreadable");
        fits(page);
        picture(page, "tasklist-more");
        robin.completes().isDone();
        assertStatus(caseId, "more-material");
    }

    @Test
    void before_a_rejection_is_sent_its_words_are_read_as_the_applicant_will() {
        CaseId caseId = pile.of(1).get(0);
        Page page = screen(Locale.ENGLISH);
        Tasklist robin = new Tasklist(page, stage)
                .signIn("reviewer")
                .open(caseId.number())
                .claim();
        robin.chooses("reject").completes();
        assertThat(robin.form().locator(".desk-says")).hasText("Tick at least one reason");
        robin.ticks("reasonR02").ticks("reasonR05");
        assertThat(robin.form().locator(".desk-reads li")).hasCount(2);
        assertThat(robin.form().locator(".desk-reads ol")).hasAttribute("lang", "zh-CN");
        assertThat(robin.form().locator(".desk-reads")).containsText("资料不清晰或不完整");
        fits(page);
        picture(page, "tasklist-reject");
        robin.completes().isDone();
        assertStatus(caseId, "rejected");
    }

    @Test
    void the_next_appeal_opens_taken() {
        CaseId caseId = pile.of(1).get(0);
        tasks.setPriority(pile.taskOf(caseId), 1000);
        Page page = screen(Locale.ENGLISH);
        Tasklist robin = new Tasklist(page, stage).signIn("reviewer").next().seesCase(caseId.number());
        assertThat(page.locator("[cam-tasklist-task-meta]")).containsText("Robin Reviewer");
        assertThat(robin.tasks()).not().hasCount(0);
        picture(page, "tasklist-next");
    }

    @Test
    void of_two_who_decide_the_second_reads_who_was_first() {
        CaseId caseId = pile.of(1).get(0);
        Tasklist robin = new Tasklist(screen(Locale.ENGLISH), stage)
                .signIn("reviewer")
                .open(caseId.number())
                .claim();
        robin.chooses("reject").ticks("reasonR05");
        Page second = screen(Locale.ENGLISH);
        Tasklist again =
                new Tasklist(second, stage).signIn("reviewer").list("Mine").open(caseId.number());
        again.chooses("reject").ticks("reasonR01");
        robin.completes().isDone();

        again.completes();
        assertThat(again.notice()).containsText("Robin Reviewer");
        picture(second, "tasklist-too-late");
    }

    @Test
    void what_an_applicant_wrote_runs_nothing_and_asks_nobody() {
        CaseId caseId = appeal();
        for (Entry entry : List.of(Entry.ENTERPRISE_NAME, Entry.CONTACT_EMAIL, Entry.CONTACT_PHONE)) {
            files.write(caseId, entry, HOSTILE);
        }
        files.write(caseId, Entry.CLAIMED_IDENTITY, "11010519491231002X " + HOSTILE);
        Page page = screen(Locale.ENGLISH);
        List<String> alarms = new ArrayList<>();
        page.onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(stage.address()) && !request.url().startsWith("data:")) {
                alarms.add(request.url());
            }
        });
        Tasklist robin = new Tasklist(page, stage)
                .signIn("reviewer")
                .open(caseId.number())
                .claim();
        for (String field : List.of("enterpriseName", "personName", "phone", "email")) {
            robin.caseFile().locator("#purpose").selectOption("look-into-abuse");
            robin.caseFile().locator("[data-field=" + field + "] button").click();
            assertThat(robin.caseFile().locator("[data-field=" + field + "] [data-claimed]"))
                    .hasText(HOSTILE);
        }
        robin.caseFile().locator("#purpose").selectOption("look-into-abuse");
        robin.caseFile().locator("[data-document] button[name=field]").first().click();
        assertThat(robin.caseFile().locator("[data-file-name]").first()).containsText("onerror");
        robin.caseFile().locator("#note").fill(HOSTILE);
        robin.caseFile().locator(".noting button").click();
        assertThat(robin.caseFile().locator(".note")).hasText(HOSTILE);
        robin.chooses("reject").ticks("reasonR01");
        fits(page);
        for (String tab : List.of("History", "Diagram", "Description")) {
            page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText(tab))
                    .click();
            page.waitForTimeout(1_000);
            assertThat(page.locator(".task-card")).not().containsText("elsewhere.example");
        }
        assertEquals(List.of(), alarms);
    }

    @Test
    void with_a_thousand_tasks_tasklist_opens_and_pages() {
        pile.of(1_000);
        Page page = screen(Locale.ENGLISH);
        Instant begun = Instant.now();
        Tasklist robin = new Tasklist(page, stage).signIn("reviewer");
        assertThat(robin.tasks()).hasCount(15);
        Duration opened = Duration.between(begun, Instant.now());
        assertThat(page.locator(".task-filters .counter").first()).containsText("10");
        picture(page, "tasklist-thousand");

        begun = Instant.now();
        String first = robin.tasks().first().textContent();
        page.locator(".tasks-list .pagination a", new Page.LocatorOptions().setHasText("3"))
                .first()
                .click();
        assertThat(robin.tasks().first()).not().hasText(first);
        assertThat(robin.tasks()).hasCount(15);
        Duration turned = Duration.between(begun, Instant.now());
        System.out.printf(
                "With a thousand tasks: opened in %d ms, turned to page 3 in %d ms%n",
                opened.toMillis(), turned.toMillis());
        assertThat(turned).isLessThan(Duration.ofSeconds(10));
    }

    private CaseId appeal() {
        Appellant appellant = new Appellant(stage, "+86136661781%02d".formatted(++people));
        appellant.submitsWith(
                "active",
                List.of(
                        new Attached("businessLicence", "<img src=x onerror=alert(1)>.jpg", Papers.photo()),
                        new Attached("authorisationLetter", "letter.pdf", Papers.withPages(3)),
                        new Attached("handlerIdFront", "front.jpg", Papers.photo()),
                        new Attached("handlerIdBack", "back.png", Papers.screenshot())));
        return appellant.caseId();
    }

    /** Waits for it, for the process may be at work. */
    private void assertStatus(CaseId caseId, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> reviews.standingOf(caseId).orElseThrow().status().equals(status));
    }

    private Page screen(Locale language) {
        return browsers.page(new NewContextOptions().setViewportSize(1366, 768).setLocale(language.toLanguageTag()));
    }

    /** Nothing sideways, neither in Tasklist nor in the frame, every list's whole name and the decision in sight. */
    private static void fits(Page page) {
        assertEquals(
                true,
                page.evaluate("(() => { const lists = [...document.querySelectorAll('.task-filters .item')];"
                        + " const below = document.querySelector('.tasks-list').getBoundingClientRect().top;"
                        + " return lists.length > 0 && lists.every(list => list.getBoundingClientRect().bottom <= below)"
                        + " && lists.map(list => list.querySelector('h4'))"
                        + "     .every(name => name.scrollWidth <= name.clientWidth); })()"));
        String noScroll = "document.documentElement.scrollWidth <= window.innerWidth";
        assertEquals(true, page.evaluate(noScroll));
        assertEquals(
                true,
                page.evaluate(
                        "(() => { const frame = document.querySelector('.desk-case').contentDocument.documentElement;"
                                + " return frame.scrollWidth <= frame.clientWidth; })()"));
        assertEquals(
                true,
                page.evaluate(
                        "document.querySelector('.desk-choices').getBoundingClientRect().bottom <= window.innerHeight"));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }
}
