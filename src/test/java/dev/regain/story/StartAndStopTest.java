package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regain.audit.VerifyAuditCommand;
import dev.regain.keys.MakeKeysCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The product itself: it stops so that a proxy loses nothing, and does not start on a database that is not its to go on with; why, it
 * says in a line.
 */
class StartAndStopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PAGE = "/account/recover?type=1";

    @TempDir
    private Path home;

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql() throws Exception {
        List<String> database = Postgres.database();
        List<String> settings = Stream.concat(
                        database.stream(),
                        Stream.of("regain.stop.announced-for=10s", "management.endpoint.health.probes.enabled=true"))
                .toList();
        try (RegainProcess regain = new RegainProcess(home.resolve("run"), settings)) {
            regain.start();
            saysThatItStopsBeforeItDoes(regain);
            regain.end();
            refusesOtherKeys(regain);
            String address = database.get(0).substring("spring.datasource.url=".length());
            refusesADatabaseOfANewerRelease(
                    regain, new JdbcTemplate(new DriverManagerDataSource(address, "postgres", "")));
        }
    }

    private static void saysThatItStopsBeforeItDoes(RegainProcess regain) throws Exception {
        assertThat(status(regain, "/actuator/health/readiness")).isEqualTo(200);
        // The first time takes a machine with much to do longer than is left then.
        assertThat(status(regain, PAGE)).isEqualTo(200);
        regain.isToldToEnd();
        await().atMost(PATIENCE).until(() -> status(regain, "/actuator/health/readiness") == 503);
        assertThat(status(regain, PAGE)).as("who comes all the same").isEqualTo(200);
        assertThat(status(regain, "/actuator/health/liveness")).isEqualTo(200);
    }

    private static int status(RegainProcess regain, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(regain.address() + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private void refusesOtherKeys(RegainProcess regain) throws Exception {
        Path others = home.resolve("other-keys");
        assertThat(MakeKeysCommand.run(List.of(others.toString()))).isZero();
        String otherKeys = "regain.keys.directory=" + others;
        assertThat(regain.refuses(otherKeys))
                .contains("The keys in " + others + " are not those that this database was begun with")
                .doesNotContain("\tat ", "Exception");
        assertThat(VerifyAuditCommand.run(Stream.concat(regain.settings().stream(), Stream.of(otherKeys))
                        .map(setting -> "--" + setting)
                        .toList()))
                .as("not broken, but not verified either")
                .isEqualTo(2);
    }

    private static void refusesADatabaseOfANewerRelease(RegainProcess regain, JdbcTemplate database) throws Exception {
        String history = "\"flyway_schema_history\"";
        int migrations = database.queryForObject("select count(*) from " + history, Integer.class);
        database.update(
                "insert into " + history + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\","
                        + " \"checksum\", \"installed_by\", \"execution_time\", \"success\") values (999, '9999', 'of tomorrow', 'SQL',"
                        + " 'V9999__of_tomorrow.sql', 1, 'somebody', 1, true)");
        assertThat(regain.refuses())
                .contains("A newer release of Regain has changed this database")
                .doesNotContain("\tat ", "Exception");
        assertThat(database.queryForObject("select count(*) from " + history, Integer.class))
                .isEqualTo(migrations + 1);
    }
}
