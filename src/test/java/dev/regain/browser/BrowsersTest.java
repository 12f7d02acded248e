package dev.regain.browser;

import static dev.regain.browser.Browsers.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowsersTest {

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>找回账号</title></head>
            <body><main><h1>找回账号</h1><form>%s<button>下一步</button></form></main></body>
            </html>""";
    private static final String LABELLED = "<label>手机号码 <input name=\"phone\"></label>";
    private static final String UNLABELLED = "<input name=\"phone\">";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void a_phone_is_narrow_touched_and_speaks_chinese() {
        Page page = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        page.setContent(PAGE.formatted(LABELLED));

        assertThat(page.evaluate(
                        "[innerWidth, devicePixelRatio, navigator.maxTouchPoints > 0, navigator.language].join()"))
                .isEqualTo("390,2,true,zh-CN");
    }

    @Test
    void a_desktop_is_wide_and_speaks_english() {
        Page page = browsers.desktop(Locale.ENGLISH);
        page.setContent(PAGE.formatted(LABELLED));

        assertThat(page.evaluate("[innerWidth, innerHeight, navigator.maxTouchPoints, navigator.language].join()"))
                .isEqualTo("1280,800,0,en");
    }

    @Test
    void nobody_has_been_there_before() {
        Page first = browsers.desktop(Locale.ENGLISH);
        Page second = browsers.desktop(Locale.ENGLISH);

        assertThat(first.context()).isNotEqualTo(second.context());
    }

    @Test
    void a_page_that_everybody_can_use_passes() {
        Page page = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        page.setContent(PAGE.formatted(LABELLED));

        assertAccessible(page);
    }

    @Test
    void a_field_without_a_label_is_told() {
        Page page = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        page.setContent(PAGE.formatted(UNLABELLED));

        assertThatThrownBy(() -> assertAccessible(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("label (critical): Form elements must have labels")
                .hasMessageContaining("<input name=\"phone\">");
    }

    @Test
    void a_failed_test_leaves_a_picture_of_each_page() throws IOException {
        browsers.phone(Locale.SIMPLIFIED_CHINESE).setContent(PAGE.formatted(LABELLED));
        browsers.desktop(Locale.ENGLISH).setContent(PAGE.formatted(LABELLED));

        browsers.takePictures("Somebody.sees nothing");

        Path phone = Path.of("target/browser/Somebody.sees_nothing.png");
        assertThat(ImageIO.read(phone.toFile()).getWidth()).isEqualTo(780);
        assertThat(phone.resolveSibling("Somebody.sees_nothing-2.png")).isNotEmptyFile();
        Files.delete(phone);
        Files.delete(phone.resolveSibling("Somebody.sees_nothing-2.png"));
    }
}
