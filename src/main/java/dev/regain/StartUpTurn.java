package dev.regain;

import dev.regain.keys.KeyMark;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Nodes on one PostgreSQL start one after the other: the engine's tables, the diagrams and the first people of the staff are
 * made by the first of them, and the next finds them there. Whoever dies on the way loses the turn with its connection.
 */
@Configuration
class StartUpTurn {

    private static final String PATIENCE = "10min";

    /** Any number that nobody else locks in this database. */
    private static final long TURN = 0x52656761696eL;

    private final DataSource database;
    private Connection turn;

    StartUpTurn(DataSource database) {
        this.database = database;
    }

    @Bean
    FlywayMigrationStrategy migrateInTurn(KeyMark keys) {
        return flyway -> {
            await();
            flyway.migrate();
            keys.check();
        };
    }

    private void await() {
        try {
            Connection connection = database.getConnection();
            String product = connection.getMetaData().getDatabaseProductName();
            if (DatabaseDriver.fromProductName(product) != DatabaseDriver.POSTGRESQL) {
                // The file of an embedded database is one process's alone.
                connection.close();
                return;
            }
            // A turn is waited for longer than an answer.
            connection.setNetworkTimeout(Runnable::run, 0);
            execute(connection, "set lock_timeout = '" + PATIENCE + "'");
            execute(connection, "select pg_advisory_lock(" + TURN + ")");
            turn = connection;
        } catch (SQLException gone) {
            throw new IllegalStateException(
                    "Another node has been starting on this database for " + PATIENCE + ", or the database went away.",
                    gone);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void end() throws SQLException {
        if (turn != null) {
            execute(turn, "select pg_advisory_unlock(" + TURN + ")");
            execute(turn, "reset lock_timeout");
            turn.close();
            turn = null;
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
