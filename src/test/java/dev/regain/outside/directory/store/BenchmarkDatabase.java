package dev.regain.outside.directory.store;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.ImportRun;
import dev.regain.outside.directory.MadeUpDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL as one would set it up for a large directory; it and its files are gone when it is closed. */
final class BenchmarkDatabase implements AutoCloseable {

    private static final Path HOME = Path.of("target", "benchmark");

    private final EmbeddedPostgres server;
    private final List<Loaded> loaded = new ArrayList<>();

    private BenchmarkDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param sharedBuffers what PostgreSQL keeps in memory, such as {@code 6GB}: a quarter of the machine's is usual */
    static BenchmarkDatabase start(String sharedBuffers) throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        return new BenchmarkDatabase(server(sharedBuffers));
    }

    /** A directory in a database of its own. */
    record Loaded(ConfigurableApplicationContext context, String told) implements AutoCloseable {

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** By the command {@code import}. */
    Loaded load(MadeUpDirectory directory) throws IOException, InterruptedException {
        String name = "accounts_" + directory.size();
        new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + name);
        String address = server.getJdbcUrl("postgres", name);
        Path file = HOME.resolve(name + ".ndjson");
        long rows = directory.write(file);
        ImportRun run = ImportRun.of(file, settings(address));
        if (run.exit() != 0) {
            throw new IllegalStateException("the import ended with " + run.exit());
        }
        Files.delete(file);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Directory.class)
                .web(WebApplicationType.NONE)
                .run(settings(address).toArray(String[]::new));
        warm(context.getBean(JdbcTemplate.class));
        String told = "%,d accounts, %,d rows of clues, loaded with %s: %,d rows/s"
                .formatted(directory.size(), rows, ImportRun.HEAP, run.cluesASecond());
        loaded.add(new Loaded(context, told));
        return loaded.get(loaded.size() - 1);
    }

    /** As after a while of look-ups: what was just written is not yet in PostgreSQL's memory. */
    private static void warm(JdbcTemplate database) {
        // A page that somebody is just writing to disk is passed over.
        await().atMost(Duration.ofMinutes(10)).until(() -> {
            database.execute("vacuum (analyze)");
            return isAllVisible(database);
        });
        database.execute("create extension pg_prewarm");
        database.queryForList("select pg_prewarm(oid::regclass, 'buffer', 'vm')"
                + " from pg_class where relname like 'clue%' and relkind = 'r'");
        database.queryForList("select pg_prewarm(indexrelid::regclass)"
                + " from pg_stat_user_indexes where relname like 'clue%' or relname = 'account'");
    }

    /** But for empty pages at a table's end: it grows by up to 64 at once, and fewer than a sixteenth are not cut off. */
    private static boolean isAllVisible(JdbcTemplate database) {
        return database.queryForList("select 1 from pg_class"
                        + " where relname like 'clue%' and relkind = 'r'"
                        + " and relpages - relallvisible > greatest(relpages / 100, least(64, relpages / 16))")
                .isEmpty();
    }

    @Override
    public void close() throws IOException {
        loaded.forEach(Loaded::close);
        server.close();
    }

    private static EmbeddedPostgres server(String sharedBuffers) {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(HOME.resolve("postgres"))
                    .setServerConfig("shared_buffers", sharedBuffers)
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("checkpoint_timeout", "30min")
                    .start();
        } catch (IOException | RuntimeException cannot) {
            return Assumptions.abort("Skipped, no PostgreSQL can be embedded on this machine: " + cannot.getMessage());
        }
    }

    private static List<String> settings(String address) {
        return List.of(
                "--regain.home=" + HOME, "--spring.datasource.url=" + address, "--spring.datasource.username=postgres");
    }

    /** The room alone, without the product around it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        JpaRepositoriesAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan(basePackageClasses = {Keys.class, DatabaseDirectory.class})
    @ConfigurationPropertiesScan(basePackageClasses = Keys.class)
    @EntityScan(basePackageClasses = Account.class)
    @EnableJpaRepositories(basePackageClasses = Accounts.class)
    static class Directory {}
}
