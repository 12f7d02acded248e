package dev.regain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.Size;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

class StartUpErrorsTest {

    @TempDir
    private Path home;

    @Test
    void a_second_start_names_the_database_that_the_first_one_holds() throws Exception {
        Path file = home.resolve("regain");
        DriverManager.getConnection("jdbc:h2:file:" + file).close();
        // Held as another process holds it; to one and the same JVM, H2 would lend it.
        try (FileChannel first =
                FileChannel.open(Path.of(file + ".mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            first.lock();
            Throwable second = catchThrowable(() -> DriverManager.getConnection("jdbc:h2:file:" + file));
            assertThat(said(second)).contains(file + ".mv.db", "--regain.home=").doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"28P01, spring.datasource.password", "3D000, spring.datasource.url", "08001, cannot be reached"})
    void a_database_that_refuses_says_which_setting_to_look_at(String state, String said) {
        assertThat(said(new SQLException("FATAL: secret words for user \"regain\"", state)))
                .contains(said)
                .doesNotContain("secret words")
                .doesNotContain("\n");
    }

    @Test
    void a_certificate_of_the_database_that_does_not_fit_is_told_in_a_line() {
        SSLHandshakeException unknown = new SSLHandshakeException("PKIX path building failed: secret words");
        assertThat(said(new SQLException("SSL error", "08006", unknown)))
                .startsWith("The database's certificate does not fit")
                .contains("sslrootcert")
                .doesNotContain("secret words", "\n");
    }

    @Test
    void a_wrong_password_of_the_database_is_told_in_a_line() throws Exception {
        String address = "jdbc:h2:file:" + home.resolve("guarded");
        DriverManager.getConnection(address, "regain", "right").close();
        Throwable refused = catchThrowable(() -> DriverManager.getConnection(address, "regain", "wrong"));
        assertThat(said(refused)).contains("spring.datasource.password").doesNotContain("wrong");
    }

    @Test
    void a_database_that_nobody_listens_for_is_told_in_a_line() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Throwable away =
                catchThrowable(() -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/regain"));
        assertThat(said(away)).contains("cannot be reached");
    }

    @Test
    void a_database_that_a_newer_release_has_changed_is_left_alone() throws Exception {
        Path scripts = Files.createDirectories(home.resolve("scripts"));
        Files.writeString(scripts.resolve("V1__one.sql"), "create table one (id int);");
        Files.writeString(scripts.resolve("V2__two.sql"), "create table two (id int);");
        migrated(scripts).migrate();
        Files.delete(scripts.resolve("V2__two.sql"));
        Throwable newer = catchThrowable(() -> migrated(scripts).migrate());
        assertThat(said(newer)).startsWith("A newer release").doesNotContain("\n");
    }

    /** With the product's own setting of what to ignore. */
    private Flyway migrated(Path scripts) throws Exception {
        Object ignored = new YamlPropertySourceLoader()
                .load("product", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("spring.flyway.ignore-migration-patterns");
        return Flyway.configure()
                .dataSource("jdbc:h2:file:" + home.resolve("migrated"), "sa", "")
                .locations("filesystem:" + scripts)
                .ignoreMigrationPatterns(StringUtils.commaDelimitedListToStringArray(String.valueOf(ignored)))
                .load();
    }

    @Test
    void a_setting_that_cannot_be_read_is_named_without_its_value() {
        new ApplicationContextRunner()
                .withUserConfiguration(Waiting.class)
                .withPropertyValues("a.place.patience=a-secret-at-the-wrong-place")
                .run(started -> assertThat(new StartUpErrors()
                                .analyze(started.getStartupFailure())
                                .getDescription())
                        .isEqualTo("Set a.place.patience: what is set cannot be read as Duration."));
    }

    @Test
    void a_setting_that_breaks_a_rule_is_named_without_its_value() {
        new ApplicationContextRunner()
                .withUserConfiguration(Waiting.class)
                .withPropertyValues("a.place.pass-phrase=short-secret")
                .run(started -> assertThat(new StartUpErrors()
                                .analyze(started.getStartupFailure())
                                .getDescription())
                        .isEqualTo("Set a.place.pass-phrase: size must be between 20 and 72."));
    }

    @Validated
    @ConfigurationProperties("a.place")
    record Place(
            Duration patience, @Size(min = 20, max = 72) String passPhrase) {}

    @EnableConfigurationProperties(Place.class)
    static class Waiting {}

    @Test
    void a_port_that_is_taken_is_named() {
        assertThat(said(new PortInUseException(8080)))
                .contains("8080", "--server.port=")
                .doesNotContain("\n");
    }

    @Test
    void what_a_room_says_when_it_stops_the_start_is_said_as_it_is() {
        assertThat(said(new IllegalStateException("No key at a: set b"))).isEqualTo("No key at a: set b");
    }

    @Test
    void what_nobody_foresaw_keeps_its_trace() {
        assertThat(analysis(new IllegalArgumentException("a bug"))).isNull();
        assertThat(analysis(new IllegalStateException("passed on", new RuntimeException())))
                .isNull();
        Throwable elsewhere = catchThrowable(() -> List.of().iterator().remove());
        assertThat(analysis(elsewhere)).isNull();
    }

    @Test
    void it_is_asked_first_when_a_start_fails() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsMore) -> {})
                        .get(0))
                .isInstanceOf(StartUpErrors.class);
    }

    private static String said(Throwable cause) {
        return analysis(cause).getDescription();
    }

    private static FailureAnalysis analysis(Throwable cause) {
        return new StartUpErrors().analyze(new BeanCreationException("some bean", cause));
    }
}
