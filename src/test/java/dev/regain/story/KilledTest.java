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
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** [S26] What was answered is there after the power went: the embedded run is killed in the middle of a case. */
class KilledTest {

    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path home;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();

    @Test
    void a_case_goes_on_where_it_was_when_the_process_was_killed() throws Exception {
        int port = freePort();
        Process first = start(port);
        try {
            awaits(port);
            Document entry = page(get(port, "/account/recover?type=2"));
            Document choice = page(send(port, entry, "accountId", "8613579"));
            assertThat(step(choice)).isEqualTo("choose-proof");
            Document phone = page(send(port, choice, "proof", "sms"));
            assertThat(step(phone)).isEqualTo("enter-secure-phone");
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process second = start(port);
        try {
            awaits(port);
            Document phone = page(get(port, "/case"));
            assertThat(step(phone)).isEqualTo("enter-secure-phone");
            assertThat(step(page(send(port, phone, "phone", "13800138001")))).isEqualTo("message-sent");
        } finally {
            second.destroyForcibly().waitFor();
        }
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

    private void awaits(int port) throws Exception {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            try {
                if (get(port, "/actuator/health").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            Thread.sleep(1000);
        }
        throw new AssertionError("it did not start");
    }

    private HttpResponse<String> get(int port, String address) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(int port, Document page, String field, String text)
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
        return answer.statusCode() == 303 ? get(port, "/case") : answer;
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
