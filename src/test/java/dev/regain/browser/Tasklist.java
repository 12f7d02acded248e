package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.regain.story.Stage;
import java.util.regex.Pattern;

/** Tasklist as a reviewer uses it. */
final class Tasklist {

    private final Page page;
    private final Stage stage;

    Tasklist(Page page, Stage stage) {
        this.page = page;
        this.stage = stage;
        page.setDefaultTimeout(Webapps.PATIENCE);
    }

    /** By the page's own form. */
    Tasklist signIn(String user) {
        load("", "input[type=password]");
        Locator name = page.locator("input[type=text]").first();
        Locator password = page.locator("input[type=password]");
        do {
            // The page takes the focus to the name when it is ready, maybe between the two.
            name.fill(user);
            password.fill(Stage.STAFF_PASSWORD);
        } while (!name.inputValue().equals(user) || password.inputValue().isEmpty());
        page.locator("button[type=submit]").click();
        assertThat(page.locator(".task-filters .item").first())
                .isVisible(new IsVisibleOptions().setTimeout(Webapps.PATIENCE));
        return this;
    }

    Tasklist list(String name) {
        page.locator(".task-filters .item a", new Page.LocatorOptions().setHasText(name))
                .click();
        return this;
    }

    /** What is listed now. */
    Locator tasks() {
        return page.locator(".tasks-list li.task");
    }

    /** Opens the task of the case with this number, and waits for the case. */
    Tasklist open(String number) {
        tasks().filter(new Locator.FilterOptions().setHasText(number))
                .locator("h4 a")
                .click();
        return seesCase(number);
    }

    /** Takes whatever is next. */
    Tasklist next() {
        page.locator(".next-appeal").click();
        page.waitForURL("**task=**");
        assertThat(form().locator("[name=decision]").first())
                .isEnabled(new IsEnabledOptions().setTimeout(Webapps.PATIENCE));
        return this;
    }

    Tasklist seesCase(String number) {
        assertThat(caseFile().locator(".case h1"))
                .containsText(number, new ContainsTextOptions().setTimeout(Webapps.PATIENCE));
        return this;
    }

    Tasklist claim() {
        page.locator("[cam-tasklist-task-meta] .claim").click();
        assertThat(form().locator("[name=decision]").first())
                .isEnabled(new IsEnabledOptions().setTimeout(Webapps.PATIENCE));
        return this;
    }

    FrameLocator caseFile() {
        return page.frameLocator(".desk-case");
    }

    /** Ticks the whole checklist on the framed page. */
    Tasklist ticksAll() {
        for (Locator check : caseFile().locator("[name=checked]").all()) {
            check.check();
        }
        assertThat(caseFile().locator("[data-status]")).hasText(Pattern.compile("已保存|Saved"));
        return this;
    }

    Locator form() {
        return page.locator(".desk-form");
    }

    Tasklist chooses(String decision) {
        form().locator("[name=decision][value=" + decision + "]").check();
        return this;
    }

    Tasklist ticks(String box) {
        form().locator("[name=" + box + "]").check();
        return this;
    }

    Tasklist says(String select, String choice) {
        form().locator("[name=" + select + "]").selectOption(choice);
        return this;
    }

    Tasklist completes() {
        page.locator(".form-actions .btn-primary").click();
        return this;
    }

    /** The decision was taken: the form is gone. */
    void isDone() {
        assertThat(form()).hasCount(0, new HasCountOptions().setTimeout(Webapps.PATIENCE));
    }

    /** What Tasklist says of an answer that was not taken. */
    Locator notice() {
        return page.locator(".page-notifications .alert, [notifications-panel] .alert")
                .first();
    }

    private void load(String address, String sign) {
        Webapps.load(page, stage.address() + "/camunda/app/tasklist/default/" + address, sign);
    }
}
