package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.regain.ratelimit.AskedOften;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The browser of who asked often works, and the person does nothing. Pictures are in {@code target/pictures}. */
@Story
class ChallengeTest {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final AskedOften askedOften;

    ChallengeTest(@Autowired Stage stage, @Autowired AskedOften askedOften) {
        this.stage = stage;
        this.askedOften = askedOften;
    }

    @BeforeEach
    void everybodyHereAskedOften() {
        askedOften.begin();
    }

    @AfterEach
    void nobodyAsked() {
        askedOften.end();
    }

    @Test
    void on_a_phone_it_goes_on_by_itself_from_page_to_page() {
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        asks(ana, "100099990061");
        sees(ana, "choose-proof");
        ana.locator("[name=proof][value=sms]").check();
        ana.locator("main form button").first().click();
        sees(ana, "enter-secure-phone");
        ana.locator("[name=phone]").fill("13666131121");
        ana.locator("main form button").first().click();
        sees(ana, "message-sent");
    }

    @Test
    void while_it_works_the_page_says_so_to_everybody() {
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        neverEnds(ana);
        asks(ana, "100099990062");
        isTold(ana, "浏览器");
        picture(ana, "challenge");

        Page dark = browsers.page(new NewContextOptions()
                .setViewportSize(320, 640)
                .setColorScheme(ColorScheme.DARK)
                .setLocale("en"));
        neverEnds(dark);
        asks(dark, "100099990062");
        isTold(dark, "small calculation");
        assertEquals(true, dark.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
        picture(dark, "challenge-dark");

        dark.locator("[name=accountId]").fill("100099990063");
        assertThat(dark.locator("[data-challenge]")).isHidden();
    }

    /** Its worker gets nothing to work with. */
    private static void neverEnds(Page page) {
        page.route(
                "**/challenge-worker*.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("onmessage = () => {};")));
    }

    private static void isTold(Page page, String words) {
        assertThat(page.locator("[data-challenge]")).isVisible();
        assertThat(page.locator("[data-challenge] [role=status]")).containsText(words);
        assertThat(page.locator("[data-challenge]")).isFocused();
        assertThat(page.locator("[data-summary]")).isHidden();
        assertAccessible(page);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target", "pictures", name + ".png"))
                .setFullPage(true));
    }

    @Test
    void where_the_browser_cannot_work_the_page_says_how_long_to_wait() {
        Page without = browsers.page(
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en"));
        asks(without, "100099990064");
        assertThat(without.locator("main[data-step=recover-by-account-id]")).isVisible();
        assertThat(without.locator("[data-error=rate-limited]")).containsText("minute");
        assertThat(without.locator("[data-challenge]")).isHidden();

        Page broken = browsers.desktop(Locale.ENGLISH);
        broken.route("**/challenge-worker*.js", Route::abort);
        asks(broken, "100099990064");
        assertThat(broken.locator("[data-error=rate-limited]")).isVisible();
        assertThat(broken.locator("[data-challenge]")).isHidden();
        assertAccessible(broken);
    }

    private void asks(Page page, String accountId) {
        page.navigate(stage.address() + "/account/recover?type=2");
        page.locator("[name=accountId]").fill(accountId);
        page.locator("main form button").first().click();
    }

    private static void sees(Page page, String step) {
        assertThat(page.locator("main")).hasAttribute("data-step", step);
        assertAccessible(page);
    }
}
