package dev.regain.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Pages for a test, each in a context of its own as if nobody had been there before: {@code @RegisterExtension final
 * Browsers browsers = new Browsers()}. What a failed test saw last is in {@code target/browser}.
 */
public final class Browsers implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {

    private static final Path PICTURES = Path.of("target", "browser");

    static {
        // Two JVMs and their browsers share two cores.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private final List<BrowserContext> contexts = new ArrayList<>();
    private Browser browser;

    /** A phone of 390 by 844 points, touched. */
    public Page phone(Locale language) {
        return page(new NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale(language.toLanguageTag()));
    }

    /** A window of 1280 by 800 points. */
    public Page desktop(Locale language) {
        return page(new NewContextOptions().setViewportSize(1280, 800).setLocale(language.toLanguageTag()));
    }

    /** For what neither phone nor desktop is: without scripts, without animations, in another colour scheme. */
    public Page page(NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        return context.newPage();
    }

    /** Holds the page, as it is now, to axe's rules: WCAG 2.2 AA and good practice. */
    public static void assertAccessible(Page page) {
        assertAccessible(page, "html");
    }

    /** The same of a part of a page, where the rest is not ours. */
    public static void assertAccessible(Page page, String part) {
        // The other mode opens a second page each time, for frames from elsewhere; ours have none.
        List<Rule> violations =
                new AxeBuilder(page).setLegacyMode(true).include(part).analyze().getViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.stream()
                    .map(Browsers::told)
                    .collect(Collectors.joining("\n", page.url() + " keeps people out:\n", "")));
        }
    }

    private static String told(Rule violation) {
        return violation.getNodes().stream()
                .map(node -> "    %s\n      %s"
                        .formatted(node.getHtml(), node.getFailureSummary().replaceAll("\\s*\n\\s*", " ")))
                .collect(Collectors.joining(
                        "\n",
                        "  %s (%s): %s\n".formatted(violation.getId(), violation.getImpact(), violation.getHelp()),
                        ""));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        browser = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browsers.class))
                .getOrComputeIfAbsent(Chromium.class)
                .browser();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            String method = test.getRequiredTestMethod().getName();
            String shown = test.getDisplayName();
            takePictures(test.getRequiredTestClass().getSimpleName() + "."
                    + (shown.startsWith(method) ? method : method + shown));
        }
    }

    /** The first page is in {@code <test>.png}, a second one in {@code <test>-2.png}. */
    void takePictures(String test) {
        String name = test.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        List<Page> pages =
                contexts.stream().flatMap(context -> context.pages().stream()).toList();
        for (int i = 0; i < pages.size(); i++) {
            Path picture = PICTURES.resolve(name + (i == 0 ? "" : "-" + (i + 1)) + ".png");
            try {
                pages.get(i).screenshot(new ScreenshotOptions().setPath(picture).setFullPage(true));
            } catch (PlaywrightException gone) {
                System.out.println("No picture of " + pages.get(i).url() + ": " + gone.getMessage());
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }
}
