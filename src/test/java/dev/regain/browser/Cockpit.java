package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.LoadState;
import dev.regain.story.Stage;
import java.util.function.Consumer;

/** Cockpit as somebody of the staff uses it. */
final class Cockpit {

    private final Page page;
    private final Stage stage;

    Cockpit(Page page, Stage stage) {
        this.page = page;
        this.stage = stage;
    }

    /** What breaks in the page; not that a busy machine was slow to bring Cockpit's parts, for then it is loaded again. */
    static void onItsOwnError(Page page, Consumer<String> told) {
        page.onPageError(error -> {
            if (!error.contains("Load timeout for modules")) {
                told.accept(error);
            }
        });
    }

    Cockpit signIn(String user) {
        load("", "input[type=password]");
        page.locator("input[type=text]").fill(user);
        page.locator("input[type=password]").fill(Stage.STAFF_PASSWORD);
        page.locator("button[type=submit]").click();
        assertThat(page.locator(".account")).isVisible(new IsVisibleOptions().setTimeout(Webapps.PATIENCE));
        return this;
    }

    /** Opens the newest version of a process, by its name, with its diagram and its running cases. */
    Cockpit openProcess(String name) {
        load("#/processes", "table");
        page.locator("table a", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
        assertThat(page.locator(".djs-container").first())
                .isVisible(new IsVisibleOptions().setTimeout(Webapps.PATIENCE));
        return this;
    }

    /** With what is running, and what failed. */
    Cockpit openDashboard() {
        load("#/dashboard", ".dashboard .value");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /** Cockpit's own page of a process that runs. */
    Cockpit openInstance(String id) {
        load("#/process-instance/" + id + "/runtime", ".nav-tabs a");
        return this;
    }

    /** A view of the history, by what stands behind the page's name in its address. */
    Cockpit openHistory(String address) {
        page.navigate("about:blank");
        load(address, ".rg-page .rg-content:not([aria-busy])");
        return this;
    }

    /** Nothing of the history's page is past the window's right edge; what is wider, such as a table, has a scroll bar of its own. */
    boolean fitsTheWindow() {
        return (boolean) page.evaluate("""
                [document.documentElement, ...document.querySelectorAll('.rg-page, .rg-dashboard')]
                    .every(part => part.scrollWidth <= part.clientWidth)\
                """);
    }

    Locator cases() {
        return page.locator("table tbody tr");
    }

    private void load(String address, String sign) {
        Webapps.load(page, stage.address() + "/camunda/app/cockpit/default/" + address, sign);
    }
}
