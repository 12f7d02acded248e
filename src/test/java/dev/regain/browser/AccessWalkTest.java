package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Cookie;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.story.BackIn;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Back in: another login method, another secure phone, and who objects. Pictures of the pages are in {@code target/pictures}. */
@Story
class AccessWalkTest {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final AccountDirectory directory;
    private BackIn ana;
    private String pictures;

    AccessWalkTest(@Autowired Stage stage, @Autowired AccountDirectory directory) {
        this.stage = stage;
        this.directory = directory;
    }

    @AfterEach
    void leave() {
        ana.isGone();
    }

    @Test
    void on_a_phone_a_login_method_is_added_after_an_appeal_and_a_holder_stops_it() {
        pictures = "access-phone";
        ana = BackIn.enterprise(stage, directory).isApproved();
        Page page = withCookies(browsers.phone(Locale.SIMPLIFIED_CHINESE));
        page.navigate(stage.address() + "/account/recover/progress");
        sees(page, "progress-result");
        page.locator(ana.button("add-login-method")).click();
        sees(page, "enter-login-method");
        send(page);
        assertThat(page.locator("[data-error=required]").first()).isVisible();
        looksAt(page, "enter-login-method-wrong");
        page.locator("[name=loginMethodKind][value=email]").check();
        page.locator("[name=loginMethod]").fill("walks-back-in@example.com");
        send(page);
        sees(page, "confirm-new-contact");
        page.locator("[name=code]").fill("12345");
        send(page);
        assertThat(page.locator("[data-error=format]").first()).isVisible();
        page.locator("[name=code]").fill(ana.codeTo("walks-back-in@example.com"));
        send(page);
        sees(page, "progress-result");
        assertThat(page.locator("[data-standing=held] time")).isVisible();

        Page holder = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        holder.navigate(stage.address() + linkTo(ana.securePhone));
        sees(holder, "not-me");
        holder.locator("[name=object]").click();
        holder.locator("[data-objection=open]").waitFor();
        looksAt(holder, "not-me-open");
        page.reload();
        assertThat(page.locator("[data-standing=frozen]")).isVisible();
        assertThat(page.locator(ana.button("add-login-method"))).hasCount(0);
        looksAt(page, "progress-result-frozen");
        page.locator("a[href$=what-next]").click();
        sees(page, "what-next");
    }

    @Test
    void on_a_desktop_the_secure_phone_is_replaced_after_two_proofs() {
        pictures = "access-desktop";
        ana = BackIn.person(stage, directory).provesBySms();
        Page page = withCookies(browsers.desktop(Locale.ENGLISH));
        page.navigate(stage.address() + "/case");
        sees(page, "account-found");
        page.locator(ana.button("change-security-check")).click();
        sees(page, "consent-to-face-check");
        page.locator("[name=consent][value=yes]").click();
        sees(page, "check-face");
        Page phone = browsers.phone(Locale.ENGLISH);
        phone.navigate(page.locator("main a[href*='/f/']").first().getAttribute("href"));
        phone.locator("[name=name]").fill(BackIn.NAME);
        phone.locator("[name=idNumber]").fill(BackIn.ID_NUMBER);
        phone.locator("[name=outcome][value=pass]").click();
        sees(page, "enter-new-secure-phone");
        page.locator("[name=phone]").fill("+8613869200001");
        send(page);
        sees(page, "confirm-new-contact");
        page.locator("[name=code]").fill(ana.codeTo("+8613869200001"));
        send(page);
        sees(page, "account-found");
        ana.waitsForStanding("changed");
        page.reload();
        assertThat(page.locator("[data-standing=changed]")).isVisible();
        looksAt(page, "account-found-changed");

        Page holder = browsers.phone(Locale.ENGLISH);
        holder.navigate(stage.address() + linkTo(ana.securePhone));
        holder.locator("[name=object]").click();
        holder.locator("[data-objection=open]").waitFor();
        Page desk = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        Tasklist lead =
                new Tasklist(desk, stage).signIn("lead").open(ana.caseId().number());
        assertThat(lead.caseFile().locator("[data-disputed=changed]")).containsText("安全手机");
        lead.claim().chooses("uphold");
        desk.screenshot(new ScreenshotOptions().setPath(Path.of("target", "pictures", "access-settle-objection.png")));
        lead.completes().isDone();
        ana.waitsForStanding("taken-back");
        page.reload();
        assertThat(page.locator("[data-standing=taken-back]")).isVisible();
        looksAt(page, "account-found-taken-back");
    }

    /** Goes on where they are without script. */
    private Page withCookies(Page page) {
        page.setDefaultTimeout(30_000);
        page.context()
                .addCookies(Arrays.stream(ana.browser.cookies().split("; "))
                        .map(cookie -> cookie.split("=", 2))
                        .map(cookie -> new Cookie(cookie[0], cookie[1]).setUrl(stage.address()))
                        .toList());
        return page;
    }

    private String linkTo(String address) {
        String text = stage.phones().messagesTo(address).get(0).get("text").asText();
        return text.replaceAll("(?s).*(/o/[A-Za-z0-9_-]{43}).*", "$1");
    }

    private static void send(Page page) {
        page.locator("main form button").first().click();
    }

    private void sees(Page page, String step) {
        page.locator("main[data-step=" + step + "]").waitFor();
        looksAt(page, step);
    }

    private void looksAt(Page page, String name) {
        assertAccessible(page);
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name);
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", pictures + "-" + name + ".png")));
    }
}
