package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.keys.MakeKeysCommand;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.tencent.FakeTencent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets by the table in {@code docs/operating.md} is enough: the product starts in production and stands alone. */
@ExtendWith(Postgres.class)
class ProductionRunTest {

    @TempDir
    private Path home;

    @Test
    void with_all_that_the_table_asks_for_it_starts_and_has_no_sandbox() throws Exception {
        MakeKeysCommand.run(List.of(home.resolve("keys").toString()));
        try (FakeTencent tencent = new FakeTencent(Map.of());
                Minio minio = new Minio(home.resolve("objects"));
                RegainProcess regain = new RegainProcess(home.resolve("run"), settings(tencent, minio))) {
            regain.start();
            HttpResponse<String> page = get(regain, "/account/recover?type=1");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                    .allMatch(cookie -> cookie.contains("Secure"));
            assertThat(get(regain, "/sandbox").statusCode()).isEqualTo(404);
            assertThat(get(regain, "/actuator/health/liveness").body()).contains("UP");
            assertThat(get(regain, "/actuator/health/readiness").body()).contains("UP");
            assertThat(get(regain, "/actuator/prometheus").statusCode())
                    .as("metrics, without a token for them")
                    .isEqualTo(404);
            regain.end();
        }
        assertThat(home.resolve("run/console.log"))
                .content()
                .contains("Recover  ")
                .doesNotContain("Sandbox", "tkHq4", " ERROR ", "Exception");
        assertThat(Files.exists(home.resolve("run/keys"))).isFalse();
    }

    private static HttpResponse<String> get(RegainProcess regain, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(regain.address() + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private List<String> settings(FakeTencent tencent, Minio minio) throws Exception {
        try (Connection server = DriverManager.getConnection(Postgres.address());
                Statement make = server.createStatement()) {
            make.execute("create database production");
        }
        List<String> settings = new ArrayList<>(List.of(
                "spring.profiles.active=production",
                "spring.datasource.url=" + Postgres.address().replaceFirst("/postgres\\?", "/production?"),
                "spring.datasource.username=postgres",
                "regain.keys.directory=" + home.resolve("keys"),
                "regain.staff.admin.password=tkHq4-xW9pL-2mZcv",
                "regain.public-address=https://recover.example.com",
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
        for (Template kind : Template.values()) {
            settings.add("regain.outside.sms.tencent.mainland.templates."
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".zh=1");
        }
        return settings;
    }
}
