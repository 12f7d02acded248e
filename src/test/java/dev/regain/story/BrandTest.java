package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider's own name, picture, colours, texts and links, as {@code docs/integrating.md} tells how. */
class BrandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PAGES = List.of(
            "/account/recover",
            "/account/recover?type=3",
            "/account/recover?type=7",
            "/account/recover/progress",
            "/account/recover/lost-query-code",
            "/account/recover/what-next",
            "/f/unknown",
            "/nowhere");

    @TempDir
    private static Path home;

    private static RegainProcess regain;

    @BeforeAll
    static void start() throws Exception {
        Path brand = home.resolve("ours");
        Files.createDirectories(brand.resolve("static"));
        write(brand, "texts.properties", "brand.name=云图\ncommon.never-asks=云图绝不会问您的密码。\nbrand.lost=没有这一条\n");
        write(
                brand,
                "texts_en.properties",
                "brand.name=Cloudmap\ncommon.never-asks=Cloudmap never asks for a password.\n");
        write(brand, "static/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Cloudmap</title></svg>");
        write(brand, "static/brand.css", ":root { --brand: #123456; }");
        regain = new RegainProcess(
                home,
                List.of(
                        "regain.brand.folder=" + brand,
                        "regain.brand.help=https://cloudmap.example/help",
                        "regain.brand.privacy=https://cloudmap.example/privacy"));
        regain.start();
    }

    @AfterAll
    static void stop() throws Exception {
        regain.close();
    }

    @Test
    void every_page_has_the_providers_name_and_none_of_ours() {
        for (String page : PAGES) {
            assertThat(opened(page, Locale.ENGLISH).wholeText())
                    .as(page)
                    .contains("Cloudmap")
                    .doesNotContain("Regain");
            assertThat(opened(page, Locale.SIMPLIFIED_CHINESE).wholeText())
                    .as(page)
                    .contains("云图")
                    .doesNotContain("Regain");
        }
    }

    @Test
    void a_text_of_the_providers_stands_where_ours_was() {
        assertThat(opened("/account/recover", Locale.ENGLISH)
                        .select(".colophon")
                        .text())
                .contains("Cloudmap never asks for a password.");
        assertThat(opened("/account/recover", Locale.SIMPLIFIED_CHINESE)
                        .select(".colophon")
                        .text())
                .contains("云图绝不会问您的密码。");
    }

    @Test
    void the_picture_and_the_colours_are_the_providers_and_its_texts_are_no_page() {
        Document page = opened("/account/recover", Locale.ENGLISH);
        assertThat(read(page.select(".brand img").attr("src"))).contains("<title>Cloudmap</title>");
        assertThat(page.select("link[rel=stylesheet]").eachAttr("href"))
                .satisfiesExactly(
                        ours -> assertThat(read(ours)).contains("--brand: #0d5e58"),
                        theirs -> assertThat(read(theirs)).contains("--brand: #123456"));
        Browser stranger = new Browser(regain.address(), Locale.ENGLISH);
        for (String file : List.of("/texts.properties", "/static/texts.properties", "/../texts.properties")) {
            stranger.opens(file);
            assertThat(stranger.response().statusCode()).as(file).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void pages_lead_to_the_providers_own_and_not_to_those_that_nobody_named() {
        assertThat(opened("/account/recover", Locale.ENGLISH)
                        .select(".provider a")
                        .eachAttr("href"))
                .containsExactly("https://cloudmap.example/help", "https://cloudmap.example/privacy");
    }

    @Test
    void messages_are_signed_with_the_providers_name() {
        Browser ana = new Browser(regain.address(), Locale.SIMPLIFIED_CHINESE);
        ana.opens("/account/recover?type=1");
        ana.sends("phone", "13800138001");
        Browser phone = new Browser(regain.address(), Locale.ENGLISH);
        await().atMost(PATIENCE).untilAsserted(() -> {
            phone.opens("/sandbox/messages?to=%2B8613800138001");
            assertThat(phone.response().body()).contains("【云图】").doesNotContain("Regain");
        });
    }

    @Test
    void a_text_that_no_page_has_is_told() throws IOException {
        assertThat(Files.readString(home.resolve("console.log"))).contains("brand.lost");
    }

    private static Document opened(String page, Locale language) {
        Browser browser = new Browser(regain.address(), language);
        browser.opens(page);
        return browser.page();
    }

    private static String read(String address) {
        Browser browser = new Browser(regain.address(), Locale.ENGLISH);
        browser.opens(address);
        assertThat(browser.response().statusCode()).as(address).isEqualTo(200);
        return browser.response().body();
    }

    private static void write(Path brand, String file, String text) throws IOException {
        Files.writeString(brand.resolve(file), text);
    }
}
