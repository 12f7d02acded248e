package dev.regain.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one browser of a run: started by the first test that needs it, closed after the last. */
final class Chromium implements ExtensionContext.Store.CloseableResource {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Machine machine = new Machine(System.getenv());
        Optional<Path> installed = machine.chromium();
        machine.needChineseFonts();
        LaunchOptions options = new LaunchOptions().setHeadless(true).setArgs(FLAGS);
        installed.ifPresent(options::setExecutablePath);
        String skipDownload = installed.isPresent() ? "1" : "0";
        try {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", skipDownload)));
            browser = playwright.chromium().launch(options);
        } catch (RuntimeException none) {
            if (installed.isPresent()) {
                throw new IllegalStateException(
                        installed.get() + " does not start: repair it, or name another in CHROMIUM", none);
            }
            throw new IllegalStateException(
                    "Browser tests need a browser: install chromium and fonts-noto-cjk, or name a Chromium in CHROMIUM");
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
