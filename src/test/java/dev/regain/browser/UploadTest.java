package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import dev.regain.story.Papers;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Files are chosen, sent and seen in a real browser. Pictures of the pages are in {@code target/browser}. */
@Story
class UploadTest {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;

    UploadTest(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void on_a_phone_several_files_go_at_once_each_with_its_picture_and_state() {
        Page ana = at(browsers.phone(Locale.SIMPLIFIED_CHINESE), Locale.SIMPLIFIED_CHINESE);
        assertAccessible(ana);
        choose(ana, "businessLicence", photo("营业执照.jpg"));
        choose(
                ana,
                "supporting",
                photo("付款记录一.jpg"),
                screenshot("付款记录二.png"),
                letter("变更核准通知书.pdf"),
                file("空的.pdf", new byte[0]),
                file("不是图片.png", "text".getBytes()));
        assertThat(received(ana, "businessLicence")).hasCount(1, patiently());
        assertThat(received(ana, "supporting")).hasCount(3, patiently());
        assertThat(slot(ana, "businessLicence").locator("canvas")).isVisible();
        assertThat(slot(ana, "supporting").locator("[data-error=empty]")).isVisible();
        assertThat(slot(ana, "supporting").locator("[data-error=type]")).isVisible();
        assertAccessible(ana);
        picture(ana, "upload-phone");

        choose(ana, "businessLicence", screenshot("更清楚的营业执照.png"));
        assertThat(slot(ana, "businessLicence").locator(".file")).hasCount(1, patiently());
        assertThat(slot(ana, "businessLicence").locator(".name")).hasText("更清楚的营业执照.png");
        Locator receipt = slot(ana, "supporting").locator(".file", new Locator.LocatorOptions().setHasText("付款记录一"));
        receipt.locator("button").click();
        assertThat(received(ana, "supporting")).hasCount(2);

        ana.reload();
        assertThat(slot(ana, "businessLicence").locator(".file")).hasCount(1);
        assertThat(slot(ana, "supporting").locator(".file")).hasCount(2);
        slot(ana, "supporting").locator(".file button").first().click();
        assertThat(slot(ana, "supporting").locator(".file")).hasCount(1);
        ana.locator("[name=handlerName]").fill("王建国");
        ana.locator("main form > button").click();
        taken(ana);
    }

    @Test
    void on_a_desktop_a_refused_file_is_named_beside_the_good_ones_and_replaced() {
        Page ana = at(browsers.desktop(Locale.ENGLISH), Locale.ENGLISH);
        choose(ana, "businessLicence", file("licence with a script.pdf", Papers.withJavaScript()));
        choose(ana, "supporting", photo("receipt.jpg"));
        assertThat(received(ana, "businessLicence")).hasCount(1, patiently());
        assertThat(received(ana, "supporting")).hasCount(1, patiently());
        ana.locator("[name=handlerName]").fill("Wang Jianguo");
        ana.locator("main form > button").click();
        assertThat(slot(ana, "businessLicence").locator("[data-error=active-content]"))
                .isVisible();
        assertThat(slot(ana, "supporting").locator("img")).isVisible();
        assertAccessible(ana);
        picture(ana, "upload-desktop");

        choose(ana, "businessLicence", letter("licence printed.pdf"));
        assertThat(slot(ana, "businessLicence").locator("[data-error]")).hasCount(0, patiently());
        ana.locator("[name=handlerName]").fill("Wang Jianguo");
        ana.locator("main form > button").click();
        taken(ana);
    }

    @Test
    void who_hands_in_while_files_are_on_their_way_hands_them_in_too() {
        Page ana = at(browsers.desktop(Locale.ENGLISH), Locale.ENGLISH);
        ana.locator("[name=handlerName]").fill("Wang Jianguo");
        choose(ana, "businessLicence", file("large.jpg", Papers.photoOf(9 << 20)));
        ana.locator("main form > button").click();
        taken(ana);
    }

    @Test
    void without_script_the_form_takes_them_and_a_button_takes_them_out() {
        Page ana = at(
                browsers.page(
                        new NewContextOptions().setJavaScriptEnabled(false).setLocale("en")),
                Locale.ENGLISH);
        choose(ana, "businessLicence", photo("licence.jpg"));
        choose(ana, "supporting", photo("one.jpg"), screenshot("two.png"));
        ana.locator("[name=handlerName]").fill("1");
        ana.locator("main form > button").click();
        assertThat(slot(ana, "supporting").locator(".file")).hasCount(2);
        picture(ana, "upload-without-script");
        slot(ana, "supporting").locator("button[name=remove]").first().click();
        assertThat(slot(ana, "supporting").locator(".file")).hasCount(1);
        assertThat(ana.locator("[name=handlerName]")).hasValue("1");
        ana.locator("[name=handlerName]").fill("Wang Jianguo");
        ana.locator("main form > button").click();
        for (int look = 0;
                look < 100 && ana.locator("main[data-step=papers-taken]").count() == 0;
                look++) {
            ana.waitForTimeout(200);
            ana.navigate(stage.address() + "/case");
        }
        taken(ana);
    }

    private static void taken(Page page) {
        page.locator("main[data-step=papers-taken]").waitFor();
    }

    private Page at(Page page, Locale language) {
        page.setDefaultTimeout(30_000);
        page.context()
                .addCookies(List.of(
                        new Cookie("regain_case", stage.withPapers(language).secret()).setUrl(stage.address())));
        page.navigate(stage.address() + "/case");
        return page;
    }

    private static void choose(Page page, String slot, FilePayload... files) {
        page.locator("input[name=" + slot + "]").setInputFiles(files);
    }

    private static Locator slot(Page page, String slot) {
        return page.locator(".upload:has(input[name=" + slot + "])");
    }

    private static Locator received(Page page, String slot) {
        return slot(page, slot).locator(".file[data-file]");
    }

    private static HasCountOptions patiently() {
        return new HasCountOptions().setTimeout(20_000);
    }

    private static FilePayload photo(String name) {
        return file(name, Papers.photo());
    }

    private static FilePayload screenshot(String name) {
        return file(name, Papers.screenshot());
    }

    private static FilePayload letter(String name) {
        return file(name, Papers.letter("a letter"));
    }

    private static FilePayload file(String name, byte[] content) {
        String type = name.endsWith("pdf") ? "application/pdf" : name.endsWith("png") ? "image/png" : "image/jpeg";
        return new FilePayload(name, type, content);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target", "browser", name + ".png"))
                .setFullPage(true));
    }
}
