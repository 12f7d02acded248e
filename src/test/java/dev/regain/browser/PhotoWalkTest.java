package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.story.Outages;
import dev.regain.story.Papers;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** No provider checks faces: two photos by the phone's camera, compared in Tasklist. Pictures are in {@code target/pictures}. */
@Story
class PhotoWalkTest {

    private static final String ACCOUNT = "100012340001";
    private static final String PERSON = "张小明";
    private static final String ID_NUMBER = "110105199003071239";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final Outages outages;
    private String pictures = "photo";

    PhotoWalkTest(@Autowired Stage stage, @Autowired Outages outages) {
        this.stage = stage;
        this.outages = outages;
    }

    @BeforeEach
    void nobodyChecksFaces() {
        outages.says(FaceProvider.class, false);
    }

    @AfterEach
    void aProviderIsThere() {
        outages.areOver();
    }

    @Test
    void from_the_code_by_the_phones_camera_and_tasklist_to_the_account() {
        Page ana = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        reach(ana);
        Page phone = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        phone.context().grantPermissions(List.of("camera"));
        phone.navigate(link(ana));
        sees(phone, "show-face");
        phone.locator("main form > button").click();
        assertThat(phone.locator(".field [data-error=required]")).hasCount(4);
        sees(phone, "show-face");
        phone.locator("[name=name]").fill(PERSON);
        phone.locator("[name=idNumber]").fill(ID_NUMBER);
        takes(phone, "facePhoto");
        takes(phone, "idCard");
        looksAt(phone, "show-face-taken");
        phone.locator("main form > button").click();
        sees(phone, "phone-done");

        sees(ana, "await-comparison");
        compareInTasklist(stage.caseOf(secret(ana)).number());
        assertThat(ana.locator("main")).hasAttribute("data-step", "account-found");
        assertThat(ana.locator("[data-account-id='" + ACCOUNT + "']")).isVisible();
    }

    /** The number and the gesture are across the live picture, and not on the photo. */
    private void takes(Page phone, String slot) {
        Locator field = phone.locator(".field:has([name=" + slot + "])");
        field.locator("button").first().click();
        assertThat(field.locator("video")).isVisible();
        if (slot.equals("facePhoto")) {
            assertThat(field.locator(".shows"))
                    .containsText(phone.locator("[data-number]").first().textContent());
        }
        phone.waitForFunction(
                "slot => document.querySelector(`.field:has([name=${slot}]) video`).videoWidth > 0", slot);
        looksAt(phone, "show-face-" + slot);
        field.locator("button:visible").click();
        assertThat(field.locator("canvas")).isVisible();
        assertThat(field.locator(".shows")).isHidden();
        assertEquals(1, phone.evaluate("slot => document.getElementsByName(slot)[0].files.length", slot));
    }

    private void compareInTasklist(String number) {
        Page page = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        Tasklist tasklist =
                new Tasklist(page, stage).signIn("reviewer").list("新的 New").open(number);
        assertThat(tasklist.caseFile().locator("[data-number]").first()).hasText(Pattern.compile("\\d{4}"));
        assertThat(tasklist.caseFile().locator("[data-document]")).hasCount(2);
        tasklist.claim();
        page.screenshot(new ScreenshotOptions().setPath(picture("tasklist")));
        Page own = page.context().newPage();
        own.navigate(page.locator(".desk-case")
                .evaluate("frame => frame.contentWindow.location.href")
                .toString());
        assertThat(own.locator("[data-document] img").first()).isVisible();
        looksAt(own, "case-file");
        assertAccessible(own);
        own.close();
        tasklist.chooses("same_person").completes().isDone();
    }

    @Test
    void without_script_a_plain_form_does_it_too() {
        pictures = "photo-plain";
        Page ana = browsers.page(plain());
        reach(ana);
        Page phone = browsers.page(plain().setViewportSize(390, 844));
        phone.navigate(link(ana));
        sees(phone, "show-face");
        assertEquals(0, phone.locator("video").count());
        phone.locator("[name=name]").fill(PERSON);
        phone.locator("[name=idNumber]").fill(ID_NUMBER);
        phone.locator("[name=facePhoto]").setInputFiles(photo("脸.jpg", 101));
        phone.locator("[name=idCard]").setInputFiles(photo("证件.jpg", 102));
        phone.locator("main form > button").click();
        sees(phone, "phone-done");
        comesBackTo(ana, "await-comparison");
        ana.locator("main form button").click();
        comesBackTo(ana, "choose-proof");
    }

    /** In the same browser; until the process is there. */
    private void comesBackTo(Page ana, String step) {
        for (int look = 0; look < 150 && !step(ana).equals(step); look++) {
            ana.waitForTimeout(200);
            ana.navigate(stage.address() + "/case");
        }
        sees(ana, step);
    }

    private static NewContextOptions plain() {
        return new NewContextOptions().setJavaScriptEnabled(false).setLocale("en");
    }

    @Test
    void only_the_page_that_takes_photos_may_use_the_camera() {
        Page ana = browsers.page(new NewContextOptions()
                .setViewportSize(320, 640)
                .setColorScheme(ColorScheme.DARK)
                .setLocale("en"));
        pictures = "photo-dark";
        reach(ana);
        String link = link(ana);
        assertTrue(ana.navigate(link).headers().get("permissions-policy").contains("camera=(self)"));
        sees(ana, "show-face");
        assertEquals(true, ana.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
        assertEquals(null, ana.navigate(stage.address() + "/case").headers().get("permissions-policy"));
    }

    private void reach(Page ana) {
        ana.navigate(stage.address() + "/account/recover?type=2");
        ana.locator("[name=accountId]").fill(ACCOUNT);
        ana.locator("main form button").first().click();
        ana.locator("[name=proof][value=face]").check();
        ana.locator("main form button").first().click();
        sees(ana, "consent-to-face-check");
        ana.locator("[name=consent][value=yes]").click();
        sees(ana, "take-photo");
    }

    private static String link(Page ana) {
        return ana.locator("main a[href*='/f/']").first().getAttribute("href");
    }

    private static FilePayload photo(String name, int number) {
        return new FilePayload(name, "image/jpeg", Papers.numbered("jpg", number));
    }

    private void sees(Page page, String step) {
        assertThat(page.locator("main")).hasAttribute("data-step", step);
        looksAt(page, step);
        if (!pictures.equals("photo-plain")) {
            assertAccessible(page);
        }
    }

    private void looksAt(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(picture(name)).setFullPage(true));
    }

    private Path picture(String name) {
        return Path.of("target", "pictures", pictures, name + ".png");
    }

    private static String step(Page page) {
        return page.locator("main").getAttribute("data-step");
    }

    private static String secret(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("regain_case"))
                .findFirst()
                .orElseThrow()
                .value;
    }
}
