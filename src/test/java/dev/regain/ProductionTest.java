package dev.regain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.keys.MakeKeysCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What an operator reads who has not set everything yet, or not right. */
class ProductionTest {

    @TempDir
    private static Path keys;

    @BeforeAll
    static void makeKeys() {
        MakeKeysCommand.run(List.of(keys.toString()));
    }

    @Test
    void with_everything_set_nothing_is_missing() {
        assertThat(Production.missing(everything())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.datasource.url                |                          | Set spring.datasource.url to a PostgreSQL database
            spring.datasource.url                | jdbc:h2:file:./data      | Set spring.datasource.url to a PostgreSQL database
            spring.datasource.url                | db.example.com/regain    | Set spring.datasource.url to a PostgreSQL database
            spring.datasource.username           |                          | Set spring.datasource.username
            regain.keys.directory                |                          | Set regain.keys.directory
            regain.keys.directory                | /nowhere                 | Set regain.keys.directory
            regain.keys.make-missing             | true                     | Set regain.keys.make-missing to false
            regain.staff.admin.password          |                          | Set regain.staff.oidc.issuer
            regain.staff.admin.password          | ChangeMe-please          | Set regain.staff.admin.password to one that nobody
            regain.staff.make-missing            | true                     | Set regain.staff.make-missing to false
            regain.proof.public-address          | recover.example.com      | Set regain.proof.public-address to a whole address
            regain.appeal.public-address         | http://recover.example.com | Set regain.appeal.public-address to a whole address
            regain.access.public-address         |                          | Set regain.access.public-address
            regain.access.public-address         | https://a b              | Set regain.access.public-address to a whole address
            regain.outside.sms.by                |                          | Set regain.outside.sms.by to tencent or http
            regain.outside.sms.by                | sandbox                  | Set regain.outside.sms.by to tencent or http: the sandbox
            regain.outside.sms.by                | tencnet                  | Set regain.outside.sms.by to tencent or http
            regain.outside.mail.by               | sandbox                  | Set regain.outside.mail.by to smtp: the sandbox
            regain.outside.faces.by              | sandbox                  | Set regain.outside.faces.by to tencent or reviewers: the sandbox
            regain.outside.storage.by            | embedded                 | Set regain.outside.storage.by to minio
            """)
    void what_is_missing_or_wrong_is_one_line_that_says_what_to_set(String setting, String value, String line) {
        List<String> missing = Production.missing(everything().withProperty(setting, value == null ? "" : value));
        assertThat(missing).hasSize(1);
        assertThat(missing.get(0)).startsWith(line).doesNotContain("\n");
    }

    @Test
    void who_signs_in_by_single_sign_on_needs_no_administrator() {
        MockEnvironment settings = everything()
                .withProperty("regain.staff.admin.password", "")
                .withProperty("regain.staff.oidc.issuer", "https://id.example.com");
        assertThat(Production.missing(settings)).isEmpty();
    }

    @Test
    void where_no_provider_checks_faces_reviewers_may() {
        assertThat(Production.missing(everything().withProperty("regain.outside.faces.by", "reviewers")))
                .isEmpty();
    }

    @Test
    void a_start_without_any_setting_ends_with_a_line_for_each_and_no_trace() throws Exception {
        String said = startedWith(Map.of(), "--spring.profiles.active=production");
        assertThat(said.lines().filter(line -> line.startsWith("Set ")))
                .extracting(line -> line.split(" ")[1].replaceAll("[:,]", ""))
                .containsExactly(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "regain.keys.directory",
                        "regain.staff.oidc.issuer",
                        "regain.public-address",
                        "regain.outside.sms.by",
                        "regain.outside.mail.by",
                        "regain.outside.faces.by",
                        "regain.outside.storage.by");
        assertThat(said).doesNotContain("\tat ", "Exception");
    }

    @Test
    void secrets_are_read_from_files_and_from_the_environment(@TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("spring.datasource.url"), "jdbc:postgresql://127.0.0.1:1/regain");
        Files.writeString(secrets.resolve("regain.staff.admin.password"), "never-to-be-seen-1234");
        String said = startedWith(
                Map.of(
                        "REGAIN_SECRETS", secrets.toString(),
                        "SPRING_DATASOURCE_USERNAME", "somebody",
                        "REGAIN_PUBLICADDRESS", "https://recover.example.com"),
                "--spring.profiles.active=production");
        assertThat(said.lines().filter(line -> line.startsWith("Set ")))
                .hasSize(5)
                .first()
                .asString()
                .startsWith("Set regain.keys.directory");
        assertThat(said).doesNotContain("never-to-be-seen");
    }

    @Test
    void a_database_that_is_not_there_ends_a_start_in_a_line() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=production", "--server.port=0"));
        everythingSet().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--spring.datasource.hikari.connection-timeout=1000");
        String said = startedWith(Map.of(), arguments.toArray(String[]::new));
        assertThat(said).contains("The database cannot be reached: start it, or set spring.datasource.url.");
        assertThat(said).doesNotContain("\tat ", "Exception");
    }

    private static String startedWith(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dspring.devtools.restart.enabled=false",
                "-cp",
                System.getProperty("java.class.path"),
                Regain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder start = new ProcessBuilder(command).redirectErrorStream(true);
        start.environment().putAll(environment);
        Process process = start.start();
        try {
            String said = said(process);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static MockEnvironment everything() {
        MockEnvironment settings = new MockEnvironment();
        everythingSet().forEach(settings::setProperty);
        return settings;
    }

    private static Map<String, String> everythingSet() {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/regain"),
                Map.entry("spring.datasource.username", "somebody"),
                Map.entry("regain.keys.directory", keys.toString()),
                Map.entry("regain.staff.admin.password", "tkHq4-xW9pL-2mZcv"),
                Map.entry("regain.proof.public-address", "https://recover.example.com"),
                Map.entry("regain.appeal.public-address", "https://recover.example.com"),
                Map.entry("regain.access.public-address", "https://recover.example.com"),
                Map.entry("regain.outside.sms.by", "http"),
                Map.entry("regain.outside.mail.by", "smtp"),
                Map.entry("regain.outside.faces.by", "tencent"),
                Map.entry("regain.outside.storage.by", "minio"));
    }
}
