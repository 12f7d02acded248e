package dev.regain.history;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.regain.Regain;
import dev.regain.history.MadeUpYear.Written;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A year in a PostgreSQL below {@code target} that stays there, for it takes minutes to make up: the next run finds it, until {@code
 * ./mvnw clean}.
 */
class KeptYear implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What the product keeps outside its database, such as its keys, has to stay as well. */
    static final String HOME = "target/history-benchmark";

    private static final int CASES = Integer.getInteger("cases", 100_000);
    private static final int PLAYED = Integer.getInteger("played", Math.min(CASES, 1_000));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        try {
            EmbeddedPostgres server = server();
            // After the context is closed; its own hook would not wait for that.
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            String address = "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres");
            String user = "spring.datasource.username=postgres";
            if (!hasYear(server.getPostgresDatabase())) {
                startOnce(address, user);
                write(server.getPostgresDatabase());
            }
            TestPropertyValues.of(address, user).applyTo(context);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(Files.createDirectories(Path.of(HOME)).resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", System.getProperty("shared-buffers", "1GB"))
                .setServerConfig("max_wal_size", "8GB")
                .setRegisterShutdownHook(false)
                .start();
    }

    private static boolean hasYear(DataSource database) {
        JdbcTemplate sql = new JdbcTemplate(database);
        return sql.queryForObject("select to_regclass('act_hi_procinst') is not null", Boolean.class)
                && sql.queryForObject("select count(*) from ACT_HI_PROCINST", Long.class) > 0;
    }

    private static void startOnce(String address, String user) {
        SpringApplication.run(
                        Regain.class,
                        "--" + address,
                        "--" + user,
                        "--regain.home=" + HOME,
                        "--server.port=0",
                        "--" + HistoryBenchmark.ANALYST)
                .close();
    }

    private static void write(DataSource database) throws SQLException {
        long begin = System.nanoTime();
        Written written = new MadeUpYear(1, CASES, PLAYED, LocalDate.now(WorkingHours.ZONE)).writeTo(database);
        System.out.printf(
                "%,d rows of history, %,d cases running, written in %d s%n",
                written.rows(), written.running(), (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
