package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.outside.directory.ImportRun;
import dev.regain.outside.directory.MadeUpDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the import is, as an operator runs it: {@code ./mvnw test -Dtest=ImportBenchmark}, with
 * {@code -Daccounts=1000000} or {@code -Dfile=accounts.ndjson} for another size or file. A JVM of its own with 256 MB of heap, an
 * embedded PostgreSQL with 1 GB of shared buffers, on the same machine. Fails where the first load writes fewer than 200,000 rows of
 * clues a second, from the first line to the last index. Not among the tests of a build.
 */
class ImportBenchmark {

    private static final long SLOWEST = 200_000;

    /** A clock tick of the kernel, as {@code /proc} counts. */
    private static final int MILLIS_A_TICK = 10;

    @TempDir
    private Path folder;

    @Test
    void of_a_directory_into_an_empty_database_and_once_more() throws Exception {
        Path file = file();
        Path data = folder.resolve("postgres");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .start()) {
            Duration before = processorOf(data);
            ImportRun first = runs(file, server);
            Duration between = processorOf(data);
            ImportRun again = runs(file, server);
            Duration after = processorOf(data);
            System.out.printf(
                    "%nImport of %s, heap %s, %d cores%n%s%s%n",
                    file.getFileName(),
                    ImportRun.HEAP,
                    Runtime.getRuntime().availableProcessors(),
                    told("first load", first, between.minus(before)),
                    told("same again", again, after.minus(between)));
            assertThat(first.cluesASecond()).as("rows of clues a second").isGreaterThanOrEqualTo(SLOWEST);
        }
    }

    private static String told(String what, ImportRun run, Duration server) {
        return "%s  %,9d rows of clues/s; processor: JVM with its start %5.1f s, PostgreSQL %5.1f s%n"
                .formatted(what, run.cluesASecond(), run.processor().toMillis() / 1e3, server.toMillis() / 1e3);
    }

    private Path file() throws IOException {
        String given = System.getProperty("file");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        Path file = folder.resolve("accounts.ndjson");
        new MadeUpDirectory(1, Integer.getInteger("accounts", 1_000_000)).write(file);
        return file;
    }

    private ImportRun runs(Path file, EmbeddedPostgres server) throws Exception {
        ImportRun run = ImportRun.of(
                file,
                List.of(
                        "--regain.home=" + folder.resolve("home"),
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres"));
        assertThat(run.exit()).isZero();
        return run;
    }

    /** Of the server, its children that are gone and those that are there; zero where the kernel does not tell. */
    private static Duration processorOf(Path data) throws IOException {
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        Path stat = Path.of("/proc", Long.toString(server), "stat");
        if (Files.notExists(stat)) {
            return Duration.ZERO;
        }
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ProcessHandle.of(server).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ofMillis(ticks * MILLIS_A_TICK), Duration::plus);
    }
}
