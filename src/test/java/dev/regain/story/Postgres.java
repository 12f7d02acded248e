package dev.regain.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL of this JVM's own. Where none can start, the tests that need it are skipped, and one line says so. */
public class Postgres implements ExecutionCondition {

    private static EmbeddedPostgres server;
    private static String whyNot;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return starts()
                ? ConditionEvaluationResult.enabled("PostgreSQL is there")
                : ConditionEvaluationResult.disabled(whyNot);
    }

    /** Where it is, with the user and the password in the address. */
    public static synchronized String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** For a context that the test starts in this JVM. */
    static TestPropertyValues settings() {
        return TestPropertyValues.of("spring.datasource.url=" + address(), "spring.datasource.username=postgres");
    }

    /** A new database on it, as the product's settings have it. */
    static List<String> database() {
        String name = "killed" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(new DriverManagerDataSource(address())).execute("create database " + name);
        return List.of(
                "spring.datasource.url=" + address().replace("/postgres?", "/" + name + "?"),
                "spring.datasource.username=postgres");
    }

    private static synchronized boolean starts() {
        if (server == null && whyNot == null) {
            ((Logger) LoggerFactory.getLogger(EmbeddedPostgres.class)).setLevel(Level.WARN);
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                // After the contexts are closed; its own hook would not wait for them.
                SpringApplication.getShutdownHandlers().add(Postgres::stop);
            } catch (IOException | RuntimeException cannot) {
                whyNot = "Skipped, no PostgreSQL can be embedded on this machine: " + cannot.getMessage();
                System.out.println(whyNot);
            }
        }
        return server != null;
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
