package dev.regain.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

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

    /** It stops with the JVM. */
    private static synchronized boolean starts() {
        if (server == null && whyNot == null) {
            ((Logger) LoggerFactory.getLogger(EmbeddedPostgres.class)).setLevel(Level.WARN);
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException | RuntimeException cannot) {
                whyNot = "Skipped, no PostgreSQL can be embedded on this machine: " + cannot.getMessage();
                System.out.println(whyNot);
            }
        }
        return server != null;
    }
}
