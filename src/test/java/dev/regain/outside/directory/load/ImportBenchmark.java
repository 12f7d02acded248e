package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.outside.directory.MadeUpDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the import is, as an operator runs it: {@code ./mvnw test -Dtest=ImportBenchmark}, with
 * {@code -Daccounts=1000000} or {@code -Dfile=accounts.ndjson} for another size or file. A JVM of its own with 256 MB of heap, an
 * embedded PostgreSQL with 1 GB of shared buffers. Not among the tests of a build.
 */
class ImportBenchmark {

    @TempDir
    private Path folder;

    @Test
    void of_a_directory_into_an_empty_database_and_once_more() throws Exception {
        Path file = file();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .start()) {
            runs(file, server);
            runs(file, server);
        }
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

    private void runs(Path file, EmbeddedPostgres server) throws Exception {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.regain.Regain",
                        ImportCommand.NAME,
                        file.toString(),
                        "--regain.home=" + folder.resolve("home"),
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres"))
                .redirectErrorStream(true)
                .start();
        Duration busy = Duration.ZERO;
        try (BufferedReader told = process.inputReader()) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                busy = process.info().totalCpuDuration().orElse(busy);
                System.out.println(line);
            }
        }
        System.out.printf(
                "With the start of the JVM %.1f s, of which the JVM used %.1f s of processor time%n",
                (System.nanoTime() - begun) / 1e9, busy.toMillis() / 1e3);
        assertThat(process.waitFor()).isZero();
    }
}
