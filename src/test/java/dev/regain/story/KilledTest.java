package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** [S26] What was answered is there after the power went: the embedded run is killed in the middle of a case. */
class KilledTest {

    private static final int PATIENCE_SECONDS = 120;

    /** H2 2.5.252 lost what was answered in the fourth life, and more in each one after. */
    private static final int LIVES = 6;

    @TempDir
    private Path home;

    @Test
    void every_case_goes_on_where_it_was_however_often_the_process_is_killed() throws Exception {
        int port = freePort();
        List<HttpClient> people = new ArrayList<>();
        for (int life = 0; life < LIVES; life++) {
            Process regain = start(port);
            try {
                awaits(port);
                for (HttpClient before : people) {
                    assertThat(step(page(get(before, port, "/case")))).isEqualTo("check-face");
                }
                people.add(reachesTheCode(port));
            } finally {
                regain.destroyForcibly().waitFor();
            }
        }
    }

    private static HttpClient reachesTheCode(int port) throws IOException, InterruptedException {
        HttpClient ana = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
        Document entry = page(get(ana, port, "/account/recover?type=2"));
        Document choice = page(send(ana, port, entry, "accountId", "8613579"));
        Document consent = page(send(ana, port, choice, "proof", "face"));
        assertThat(step(page(send(ana, port, consent, "consent", "yes")))).isEqualTo("check-face");
        return ana;
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.regain.Regain",
                        "--regain.home=" + home,
                        "--server.port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.log").toFile())
                .start();
    }

    private static void awaits(int port) throws Exception {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            try {
                if (get(HttpClient.newHttpClient(), port, "/actuator/health").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            Thread.sleep(1000);
        }
        throw new AssertionError("it did not start");
    }

    private static HttpResponse<String> get(HttpClient browser, int port, String address)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(HttpClient browser, int port, Document page, String field, String text)
            throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder(field + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        page.select("main form").first().select("input[type=hidden]").forEach(hidden -> form.append('&')
                .append(hidden.attr("name"))
                .append('=')
                .append(URLEncoder.encode(hidden.val(), StandardCharsets.UTF_8)));
        String action = page.select("main form").first().attr("action");
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() == 303 ? get(browser, port, "/case") : answer;
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static String step(Document page) {
        return page.select("main").attr("data-step");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
