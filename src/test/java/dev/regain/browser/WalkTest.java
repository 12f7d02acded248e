package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.regain.browser.Browsers.assertAccessible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.story.Outages;
import dev.regain.story.Phones;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** All paths in a real browser, the phone's side in a second one; every page on the way is open to everybody. */
@Story
class WalkTest {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final Outages outages;
    private final JdbcTemplate database;

    WalkTest(@Autowired Stage stage, @Autowired Outages outages, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.outages = outages;
        this.database = database;
    }

    @AfterEach
    void everybodyIsBack() {
        outages.areOver();
    }

    @Test
    void on_a_phone_the_message_and_its_code_lead_to_the_accounts() {
        Phones phones = stage.phones();
        int before = phones.messagesTo("+8613800138001").size();
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        ana.navigate(stage.address());
        sees(ana, "choose-way");
        assertEquals(true, ana.evaluate("document.styleSheets[0].cssRules.length > 10"), "the stylesheet is there");
        ana.locator("main a[href*='type=1']").first().click();
        sees(ana, "recover-by-phone");
        send(ana, "phone", "12345");
        assertThat(ana.locator("[data-error=format]").first()).isVisible();
        assertAccessible(ana);
        send(ana, "phone", "138 0013 8001");
        sees(ana, "message-sent");
        String code = phones.nextMessageTo("+8613800138001", before).get("code").asText();
        send(ana, "smsCode", code);
        sees(ana, "account-found");
        assertThat(ana.locator("[data-account-id]")).hasCount(3);
        ana.locator("form[action='/case/leave'] button").click();
        sees(ana, "choose-way");
        ana.navigate(stage.address() + "/case");
        sees(ana, "choose-way");
    }

    @Test
    void on_a_desktop_the_page_goes_on_by_itself_when_the_phone_is_done() {
        Page ana = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        reachTheCode(ana, "8613579");

        String link = link(ana);
        Page phone = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        phone.navigate(link);
        sees(phone, "sandbox-face");
        passesAs(phone, "陈志远", "310115197809213313");
        sees(phone, "phone-done");

        sees(ana, "account-found");
        assertThat(ana.locator("[data-account-id='8613579']")).isVisible();
        phone.navigate(link);
        sees(phone, "link-not-good");
    }

    @Test
    void without_script_a_refresh_does_it() {
        Page ana = browsers.page(
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en"));
        reach(ana, "8613579");
        Page phone = browsers.page(
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en"));
        phone.navigate(link(ana));
        passesAs(phone, "陈志远", "310115197809213313");
        assertThat(phone.locator("main[data-step=phone-done]")).isVisible();
        comesBack(ana);
        assertThat(ana.locator("main[data-step=account-found]")).isVisible();
    }

    @Test
    void on_one_phone_a_domain_and_the_face_lead_to_the_account_of_that_time() {
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        ana.navigate(stage.address() + "/account/recover?type=3");
        send(ana, "domain", "https://zhiyuan-lab.cn/");
        sees(ana, "choose-proof");
        choose(ana, "proof", "face");
        sees(ana, "consent-to-face-check");
        ana.locator("[name=consent][value=yes]").click();
        sees(ana, "check-face");
        ana.navigate(link(ana));
        sees(ana, "sandbox-face");
        passesAs(ana, "陈志远", "310115197809213313");
        sees(ana, "phone-done");
        comesBack(ana);
        sees(ana, "account-found");
        assertThat(ana.locator("[data-account-id='8613579']")).isVisible();
    }

    @Test
    void without_script_a_filing_and_the_secure_phone_lead_to_the_account_on_a_desktop() {
        Phones phones = stage.phones();
        int before = phones.messagesTo("+8613800138001").size();
        Page ana = browsers.page(
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en"));
        ana.navigate(stage.address() + "/account/recover?type=4");
        ana.locator("[name=filingKind][value=number]").check();
        send(ana, "filing", "粤ICP备22012345号-1");
        choose(ana, "proof", "sms");
        send(ana, "phone", "13800138001");
        assertThat(ana.locator("main[data-step=message-sent]")).isVisible();
        send(
                ana,
                "smsCode",
                phones.nextMessageTo("+8613800138001", before).get("code").asText());
        assertThat(ana.locator("main[data-step=account-found]")).isVisible();
        assertThat(ana.locator("[data-account-id]")).hasCount(2);
    }

    @Test
    void a_provider_that_is_away_for_a_while_keeps_nobody_from_the_account_of_a_server() {
        Page ana = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        ana.navigate(stage.address() + "/account/recover?type=5");
        ana.locator("[name=serverKind][value=cvm]").check();
        send(ana, "ip", "119.29.10.20");
        choose(ana, "proof", "face");
        ana.locator("[name=consent][value=yes]").click();
        Page phone = browsers.phone(Locale.ENGLISH);
        String link = link(ana);

        outages.isDown(FaceProvider.class);
        phone.navigate(link);
        sees(phone, "try-later");
        outages.areOver();
        phone.locator("main a.button").click();
        sees(phone, "sandbox-face");

        outages.isDown(FaceProvider.class);
        passesAs(phone, "李秀英", "440305198506142046");
        sees(phone, "phone-done");
        sees(ana, "waiting");
        outages.areOver();
        sees(ana, "account-found");
        assertThat(ana.locator("[data-account-id='100012340004']")).isVisible();
    }

    @Test
    void without_script_name_and_id_number_lead_to_both_accounts_on_one_phone() {
        Page ana = browsers.page(new NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setJavaScriptEnabled(false)
                .setLocale("zh-CN"));
        ana.navigate(stage.address() + "/account/recover?type=6");
        ana.locator("[name=name]").fill("张小明");
        send(ana, "idNumber", "110105 19900307 1239");
        ana.locator("[name=consent][value=yes]").click();
        ana.locator("main a[href*='/f/']").first().click();
        assertThat(ana.locator("[name=idNumber]")).hasValue("110105199003071239");
        ana.locator("[name=outcome][value=pass]").click();
        assertThat(ana.locator("main[data-step=phone-done]")).isVisible();
        comesBack(ana);
        assertThat(ana.locator("main[data-step=account-found]")).isVisible();
        assertThat(ana.locator("[data-account-id]")).hasCount(2);
    }

    private static void choose(Page page, String field, String value) {
        page.locator("[name=" + field + "][value=" + value + "]").check();
        page.locator("main form button").first().click();
    }

    private static void passesAs(Page phone, String name, String idNumber) {
        phone.locator("[name=name]").fill(name);
        phone.locator("[name=idNumber]").fill(idNumber);
        phone.locator("[name=outcome][value=pass]").click();
    }

    /** To the page that waited, in the same browser; until the result is there. */
    private void comesBack(Page ana) {
        ana.navigate(stage.address() + "/case");
        for (int look = 0; look < 50 && !step(ana).equals("account-found"); look++) {
            ana.waitForTimeout(200);
            ana.navigate(stage.address() + "/case");
        }
    }

    @Test
    void every_other_page_is_open_to_everybody_too() {
        Page ana = browsers.desktop(Locale.ENGLISH);
        for (String address : List.of("/sandbox", "/account/recover?type=99", "/f/unknown")) {
            ana.navigate(stage.address() + address);
            assertAccessible(ana);
        }
        reach(ana, "100099990001");
        ana.locator("main form button").last().click();
        sees(ana, "choose-proof");
        ana.locator("[name=proof][value=sms]").check();
        ana.locator("main form button").first().click();
        sees(ana, "enter-secure-phone");
        send(ana, "phone", "13666134444");
        sees(ana, "message-sent");
        for (int guess = 0; guess < 5; guess++) {
            send(ana, "smsCode", "00000" + guess);
        }
        sees(ana, "not-confirmed");
    }

    @Test
    void the_entry_pages_of_all_paths_are_open_to_everybody_wrong_or_right() {
        Page ana = browsers.phone(Locale.SIMPLIFIED_CHINESE);
        for (int type = 1; type <= 6; type++) {
            ana.navigate(stage.address() + "/account/recover?type=" + type);
            assertAccessible(ana);
            ana.locator("main form button").first().click();
            assertThat(ana.locator("[data-error=required]").first()).isVisible();
            assertAccessible(ana);
        }
    }

    @Test
    void a_code_that_expired_and_a_case_that_expired_say_what_to_do() {
        Page ana = browsers.desktop(Locale.ENGLISH);
        reach(ana, "100099990002");
        database.update("update face_check set good_until = current_timestamp where standing = 'OPEN'");
        stage.letTimePass(secret(ana), "timeOver");
        sees(ana, "expired");
        ana.locator("main form button").first().click();
        sees(ana, "check-face");
        stage.letTimePass(secret(ana), "dayOver");
        sees(ana, "expired");
        ana.locator("main a[href*='/account/recover']").first().click();
        sees(ana, "choose-way");
    }

    private static String secret(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("regain_case"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @Test
    void in_the_dark_and_on_the_smallest_screen_nothing_runs_off_the_page() {
        Page ana = browsers.page(new NewContextOptions()
                .setViewportSize(320, 640)
                .setColorScheme(ColorScheme.DARK)
                .setLocale("en"));
        reachTheCode(ana, "100099990001");
        assertEquals(true, ana.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
    }

    @Test
    void the_language_is_switched_on_the_page_and_stays() {
        Page ana = browsers.desktop(Locale.SIMPLIFIED_CHINESE);
        ana.navigate(stage.address() + "/account/recover?type=2");
        assertThat(ana.locator("html")).hasAttribute("lang", "zh-CN");
        ana.locator("a[hreflang=en]").click();
        assertThat(ana.locator("html")).hasAttribute("lang", "en");
        sees(ana, "recover-by-account-id");
        send(ana, "accountId", "100099990001");
        sees(ana, "choose-proof");
        assertThat(ana.locator("html")).hasAttribute("lang", "en");
    }

    private void reachTheCode(Page ana, String accountId) {
        reach(ana, accountId);
        assertAccessible(ana);
    }

    /** As far as the QR code. */
    private void reach(Page ana, String accountId) {
        ana.navigate(stage.address() + "/account/recover?type=2");
        ana.locator("[name=accountId]").fill(accountId);
        ana.locator("main form button").first().click();
        ana.locator("[name=proof][value=face]").check();
        ana.locator("main form button").first().click();
        ana.locator("[name=consent][value=yes]").click();
        assertThat(ana.locator("main[data-step=check-face]")).isVisible();
    }

    private static String link(Page ana) {
        return ana.locator("main a[href*='/f/']").first().getAttribute("href");
    }

    private static void send(Page page, String field, String text) {
        page.locator("[name=" + field + "]").fill(text);
        page.locator("main form:has([name=" + field + "]) button").first().click();
    }

    private static void sees(Page page, String step) {
        assertThat(page.locator("main")).hasAttribute("data-step", step);
        assertAccessible(page);
    }

    private static String step(Page page) {
        Locator main = page.locator("main");
        return main.count() == 0 ? "" : main.getAttribute("data-step");
    }
}
