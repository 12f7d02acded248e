package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.keys.Keys;
import dev.regain.keys.MakeKeysCommand;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.tencent.FakeTencent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets by the table in {@code docs/operating.md} is enough: the product starts in production and stands alone. */
@ExtendWith(Postgres.class)
class ProductionRunTest {

    /** Of an account in the sample directory. */
    private static final String PHONE = "+8613800560001";

    private static final String LINK = "a-link-that-nobody-else-should-read-0123456789";
    private static final String A_SECRET = Keys.randomSecret();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    /** With its log as JSON and its traces collected. */
    @Test
    void with_all_that_the_table_asks_for_it_starts_has_no_sandbox_and_tells_its_watchers_nothing_personal()
            throws Exception {
        MakeKeysCommand.run(List.of(home.resolve("keys").toString()));
        String errorId;
        OtlpReceiver traces = new OtlpReceiver();
        try (traces;
                FaultyLine database =
                        new FaultyLine(URI.create(Postgres.address().substring("jdbc:".length()))
                                .getPort());
                FakeTencent tencent = new FakeTencent(Map.of("SendSms", "2021-01-11"));
                Minio minio = new Minio(home.resolve("objects"));
                RegainProcess regain =
                        new RegainProcess(home.resolve("run"), settings(tencent, minio, traces, database))) {
            tencent.refuses("SendSms", "FailedOperation.PhoneNumberInBlacklist");
            regain.start();
            assertThat(beginsWith(regain, PHONE, "198.51.100.1")).isEqualTo(303);
            // What somebody in our own network says of where they come from: the proxy puts behind it where that is.
            for (int asked = 0; asked < 4; asked++) {
                assertThat(beginsWith(regain, "+8613800560009", "198.51.100." + (10 + asked) + ", 10.0.0.5"))
                        .as("begun %d times before", asked)
                        .isEqualTo(asked < 3 ? 303 : 429);
            }
            assertThat(get(regain, "/f/" + LINK).statusCode()).isLessThan(500);
            errorId = errorIdOf(get(regain, "/nothing-is-here").body());
            assertThat(get(regain, "/account/recover?type=1").statusCode()).isEqualTo(200);
            HttpResponse<String> desk = forwarded(regain, "/camunda/app/welcome/default/");
            for (String name : List.of("SESSION", "XSRF-TOKEN")) {
                assertThat(desk.headers().allValues("Set-Cookie"))
                        .filteredOn(cookie -> cookie.startsWith(name + "="))
                        .as(name)
                        .isNotEmpty()
                        .allMatch(cookie -> cookie.matches(name + "=[^;]+;.*\\bSecure\\b.*"));
            }
            assertThat(get(regain, "/sandbox").statusCode()).isEqualTo(404);
            assertThat(get(regain, "/actuator/health/liveness").body()).contains("UP");
            assertThat(get(regain, "/actuator/health/readiness").body()).contains("UP");
            assertThat(get(regain, "/actuator/prometheus").statusCode())
                    .as("metrics, without a token for them")
                    .isEqualTo(404);
            await().atMost(PATIENCE).until(() -> !refusals().isEmpty());
            assertThat(home.resolve("run/console.log")).content().doesNotContain("\"ERROR\"");

            database.breaks();
            assertThat(get(regain, "/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(regain, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            HttpResponse<String> apology = get(regain, "/case", "regain_case=" + A_SECRET);
            assertThat(apology.statusCode()).isEqualTo(500);
            assertThat(errorIdOf(apology.body())).matches("[0-9a-f]{32}");
            database.has(null);
            await().atMost(PATIENCE)
                    .until(() -> get(regain, "/actuator/health/readiness").statusCode() == 200);
            assertThat(get(regain, "/case", "regain_case=" + A_SECRET).statusCode())
                    .isLessThan(500);
            regain.end();
        }
        assertThat(home.resolve("run/console.log"))
                .content()
                .contains("Recover  ")
                .doesNotContain("Sandbox", "tkHq4", PHONE.substring(3), LINK);
        assertThat(refusals())
                .as("lines of a job")
                .allSatisfy(line -> assertThat(line.path("traceId").asText()).matches("[0-9a-f]{32}"));
        assertThat(errorId).matches("[0-9a-f]{32}");
        assertThat(traces.received())
                .contains("regain", "http get /f/{token}", "http post /account/recover", "jobs")
                .doesNotContain(PHONE.substring(3), LINK);
        assertThat(Files.exists(home.resolve("run/keys"))).isFalse();
    }

    /** The provider refuses the message; its client's words repeat the number. */
    private static int beginsWith(RegainProcess regain, String phone, String forwardedFor) throws Exception {
        HttpResponse<String> page = get(regain, "/account/recover?type=1");
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        Element form = Jsoup.parse(page.body()).selectFirst("main form");
        String fields = form.select("input[type=hidden]").stream()
                        .map(hidden -> hidden.attr("name") + "=" + hidden.val() + "&")
                        .collect(Collectors.joining())
                + "phone=" + phone.substring(1);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(regain.address() + form.attr("action")))
                                .header("Cookie", cookies)
                                .header("X-Forwarded-For", forwardedFor)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(fields))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static String errorIdOf(String page) {
        return Jsoup.parse(page).select("main .small span").first().text().replaceAll("^\\S+ ", "");
    }

    /** What the log says, within a job, of a message that is not delivered. */
    private List<JsonNode> refusals() throws IOException {
        List<JsonNode> refusals = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve("run/console.log"))) {
            if (line.startsWith("{") && line.contains("delivers no")) {
                refusals.add(new ObjectMapper().readTree(line));
            }
        }
        return refusals;
    }

    private static HttpResponse<String> get(RegainProcess regain, String path) throws Exception {
        return get(regain, path, "a=b");
    }

    private static HttpResponse<String> get(RegainProcess regain, String path, String cookie) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(regain.address() + path))
                                .header("Accept", "text/html,*/*;q=0.8")
                                .header("Cookie", cookie)
                                .build(),
                        BodyHandlers.ofString());
    }

    /** As a proxy hands on what a browser asks it by HTTPS. */
    private static HttpResponse<String> forwarded(RegainProcess regain, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(regain.address() + path))
                                .header("Accept", "text/html,*/*;q=0.8")
                                .header("X-Forwarded-For", "203.0.113.7")
                                .header("X-Forwarded-Proto", "https")
                                .build(),
                        BodyHandlers.ofString());
    }

    private List<String> settings(FakeTencent tencent, Minio minio, OtlpReceiver traces, FaultyLine database)
            throws Exception {
        try (Connection server = DriverManager.getConnection(Postgres.address());
                Statement make = server.createStatement()) {
            make.execute("create database production");
        }
        List<String> settings = new ArrayList<>(List.of(
                "spring.profiles.active=production",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.port() + "/production",
                "spring.datasource.hikari.connection-timeout=2000",
                "spring.datasource.username=postgres",
                "regain.keys.directory=" + home.resolve("keys"),
                "regain.staff.admin.password=tkHq4-xW9pL-2mZcv",
                "regain.public-address=https://recover.example.com",
                "regain.outside.directory.import=docs/samples/directory.ndjson",
                "logging.structured.format.console=ecs",
                "regain.outside.sms.by=tencent",
                "regain.outside.sms.tencent.endpoint=" + tencent.address(),
                "regain.outside.sms.tencent.app-id=1400006666",
                "regain.outside.sms.tencent.mainland.sign-name=Regain",
                "regain.outside.faces.by=tencent",
                "regain.outside.faces.tencent.rule-id=1",
                "regain.outside.tencent.secret-id=" + FakeTencent.SECRET_ID,
                "regain.outside.tencent.secret-key=" + FakeTencent.SECRET_KEY,
                "regain.outside.mail.by=smtp",
                "regain.outside.mail.smtp.host=127.0.0.1",
                "regain.outside.mail.smtp.from=no-reply@recover.example.com"));
        settings.addAll(minio.settings());
        settings.addAll(traces.settings());
        for (Template kind : Template.values()) {
            settings.add("regain.outside.sms.tencent.mainland.templates."
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".zh=1");
        }
        return settings;
    }
}
