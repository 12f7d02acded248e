package dev.regain.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

/** Pages of Camunda's webapps. On a busy machine their modules can time out; then the page is loaded again. */
final class Webapps {

    /** Milliseconds. */
    static final double PATIENCE = 30_000;

    private static final int LOADS = 3;

    private Webapps() {}

    /** Returns when the page shows the sign. */
    static void load(Page page, String address, String sign) {
        page.navigate(address);
        for (int load = 1; ; load++) {
            try {
                page.locator(sign).first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
                return;
            } catch (TimeoutError notLoaded) {
                if (load == LOADS) {
                    throw notLoaded;
                }
                // To navigate to where a page is already loads nothing anew.
                page.reload();
            }
        }
    }
}
