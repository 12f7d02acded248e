package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/**
 * {@code docker-compose.yml}, as far as it can be tried where no container engine runs: it is one by the specification's schema, keeps
 * its promises, and the application starts with the environment and the secrets that it gives, beside the same parts.
 */
@ExtendWith(Postgres.class)
class ComposeTest {

    private static final ComposeFile COMPOSE = ComposeFile.read(Map.of("SECRETS", "secrets"));
    private static final String PASSWORD = "tkHq4-xW9pL-2mZcv";

    @Test
    void it_is_a_compose_file() throws IOException {
        try (InputStream schema = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            ObjectNode rules = (ObjectNode) new ObjectMapper().readTree(schema);
            // Relative, and the validator wants to know to what.
            rules.remove("$id");
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V7)
                            .getSchema(rules)
                            .validate(COMPOSE.content()))
                    .isEmpty();
        }
    }

    @Test
    void whoever_has_no_secrets_yet_is_told_to_make_them() {
        assertThatThrownBy(() -> ComposeFile.read(Map.of()))
                .hasMessageStartingWith("Make the secrets first")
                .hasMessageContaining("README.md");
    }

    @Test
    void a_variable_has_one_default_or_a_reason() {
        assertThat(COMPOSE.unexplained()).isEmpty();
        assertThat(COMPOSE.ambiguous()).isEmpty();
    }

    @Test
    void each_part_tells_how_it_is_and_has_limits_and_a_version() {
        COMPOSE.services().forEach((name, service) -> {
            assertThat(service.path("healthcheck").path("test")).as(name).isNotEmpty();
            JsonNode limits = service.path("deploy").path("resources").path("limits");
            assertThat(limits.path("memory").asText()).as(name).matches("\\d+[mg]");
            assertThat(limits.path("cpus").asText()).as(name).matches("[0-9.]+");
            assertThat(service.path("image").asText())
                    .as(name)
                    .matches("[a-z0-9./-]+:[A-Za-z0-9._-]+")
                    .doesNotEndWith(":latest");
        });
    }

    @Test
    void nothing_is_reached_from_another_machine_unless_somebody_wants_it() {
        assertThat(all("ports")).isNotEmpty().allMatch(port -> port.asText().startsWith("127.0.0.1:"));
    }

    @Test
    void passwords_are_in_files_and_none_is_given() {
        COMPOSE.services()
                .forEach((name, service) -> service.path("environment").fields().forEachRemaining(setting -> {
                    if (setting.getKey().matches(".*(PASSWORD|SECRET|TOKEN|ACCESS_?KEY|ROOT_USER).*")) {
                        assertThat(setting.getKey()).as(name).endsWith("_FILE");
                        assertThat(setting.getValue().asText()).as(name).startsWith("/run/secrets/");
                    }
                }));
        Set<String> used = new HashSet<>();
        all("secrets").forEach(one -> used.add(one.path("source").asText(one.asText())));
        assertThat(COMPOSE.named("secrets").keySet()).isEqualTo(used);
        COMPOSE.named("secrets")
                .values()
                .forEach(secret -> assertThat(secret.path("file").asText()).startsWith("secrets/"));
    }

    @Test
    void what_a_part_needs_is_there() {
        COMPOSE.services().forEach((name, service) -> {
            assertThat(COMPOSE.services().keySet()).as(name).containsAll(() -> service.path("depends_on")
                    .fieldNames());
            for (JsonNode volume : service.path("volumes")) {
                assertThat(COMPOSE.named("volumes"))
                        .as(name)
                        .containsKey(volume.asText().split(":")[0]);
            }
            assertThat(COMPOSE.named("networks").keySet()).as(name).containsAll(networks(service));
        });
        assertThat(COMPOSE.named("configs").get("proxy").path("content").asText())
                .contains("regain:8080 regain2:8080", "{$SITE}");
    }

    @Test
    void the_proxy_notices_that_a_node_stops_before_it_does() throws IOException {
        Duration announced = DurationStyle.detectAndParse(String.valueOf(new YamlPropertySourceLoader()
                .load("production", new ClassPathResource("application-production.yaml"))
                .get(0)
                .getProperty("regain.stop.announced-for")));
        String proxy = COMPOSE.named("configs").get("proxy").path("content").asText();
        assertThat(proxy).contains("health_uri /actuator/health/readiness");
        assertThat(said(proxy, "health_interval").plus(said(proxy, "health_timeout")))
                .isLessThan(announced);
        assertThat(said(COMPOSE.services().get("regain").toString(), "stop_grace_period"))
                .as("as long as that, and what Spring Boot gives requests to end")
                .isGreaterThan(announced.plusSeconds(30));
    }

    private static Duration said(String where, String setting) {
        Matcher found = Pattern.compile(setting + "\\W+(\\d+s)").matcher(where);
        assertThat(found.find()).as(setting).isTrue();
        return DurationStyle.detectAndParse(found.group(1));
    }

    /** Either a list of names, or by name what is special there. */
    private static List<String> networks(JsonNode service) {
        List<String> networks = new ArrayList<>();
        JsonNode told = service.path("networks");
        told.fieldNames().forEachRemaining(networks::add);
        if (told.isArray()) {
            told.forEach(network -> networks.add(network.asText()));
        }
        return networks;
    }

    @Test
    void where_a_request_comes_from_is_taken_from_the_proxy_alone() {
        String proxy = COMPOSE.services()
                .get("proxy")
                .at("/networks/outside/ipv4_address")
                .asText();
        assertThat(proxy).isNotEmpty();
        for (String node : List.of("regain", "regain2")) {
            assertThat(COMPOSE.environment(node))
                    .as(node)
                    .containsEntry("SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES", proxy);
        }
    }

    private static List<JsonNode> all(String part) {
        return COMPOSE.services().values().stream()
                .flatMap(service -> StreamSupport.stream(service.path(part).spliterator(), false))
                .toList();
    }

    @Test
    void the_application_starts_with_what_it_is_given(@TempDir Path home) throws Exception {
        try (Connection server = DriverManager.getConnection(Postgres.address());
                Statement make = server.createStatement()) {
            make.execute("create user regain password '" + PASSWORD + "'");
            make.execute("create database composed owner regain");
        }
        try (Minio objects = new Minio(home.resolve("objects"))) {
            Path secrets = Files.createDirectories(home.resolve("secrets"));
            for (String secret : COMPOSE.secrets("regain")) {
                Files.writeString(
                        secrets.resolve(secret), secret.contains("storage") ? Minio.KEY + "\n" : PASSWORD + "\n");
            }
            Map<String, String> environment = COMPOSE.environment("regain");
            environment.replaceAll((name, value) -> value.replace("/run/secrets", secrets.toString())
                    .replace("/var/lib/regain", home.resolve("regain").toString())
                    .replace("http://objects:9000", objects.address())
                    .replace(
                            "database:5432/regain?",
                            URI.create(Postgres.address().substring("jdbc:".length()))
                                            .getAuthority() + "/composed?")
                    .replace("0.0.0.0", "127.0.0.1"));
            try (RegainProcess regain = new RegainProcess(home.resolve("run"), List.of(), environment)) {
                regain.start();
                assertThat(get(regain, "/account/recover?type=1").statusCode()).isEqualTo(200);
                assertThat(get(regain, "/sandbox").statusCode())
                        .as("who only tries it has the sandbox")
                        .isEqualTo(200);
                regain.end();
            }
        }
        assertThat(home.resolve("regain/keys")).isNotEmptyDirectory();
        assertThat(home.resolve("run/console.log")).content().doesNotContain(PASSWORD, " ERROR ");
        try (Stream<Path> left = Files.list(home.resolve("run"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .as("it writes into its volume alone")
                    .containsExactly("console.log");
        }
    }

    private static HttpResponse<String> get(RegainProcess regain, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(regain.address() + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
