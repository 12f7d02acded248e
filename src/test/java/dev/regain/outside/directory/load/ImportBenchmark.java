package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
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
        Path file = System.getProperty("file") == null
                ? file(folder.resolve("accounts.ndjson"), Integer.getInteger("accounts", 1_000_000))
                : Path.of(System.getProperty("file")).toAbsolutePath();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .start()) {
            runs(file, server);
            runs(file, server);
        }
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

    /** 3.6 clues an account: a phone, a person or an enterprise, and some of the others. */
    private static Path file(Path file, int accounts) throws Exception {
        Random random = new Random(1);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < accounts; i++) {
                lines.write(account(100_000_000_000L + i, random));
                lines.write('\n');
            }
        }
        return file;
    }

    private static String account(long accountId, Random random) {
        String phone = "+86138%08d".formatted(random.nextInt(100_000_000));
        StringBuilder clues = new StringBuilder(clue("PHONE", phone, random));
        maybe(0.6, "DOMAIN", "site%d.com.cn".formatted(random.nextInt(10_000_000)), clues, random);
        maybe(0.25, "FILED_DOMAIN", "site%d.cn".formatted(random.nextInt(10_000_000)), clues, random);
        maybe(0.25, "FILING_NUMBER", "粤ICP备%08d号".formatted(10_000_000 + random.nextInt(13_000_000)), clues, random);
        maybe(0.35, "CVM_IP", "119." + numbers(random), clues, random);
        maybe(0.15, "LIGHTHOUSE_IP", "101." + numbers(random), clues, random);
        return """
                {"accountId":"%d","nickname":"小明的账号","registeredOn":"%s","verification":"PERSONAL",\
                "person":{"name":"张小明","idNumber":"%s"},\
                "loginMethods":[{"kind":"EMAIL","identifier":"u%d@example.com"}],"clues":[%s]}\
                """.formatted(accountId, day(random), idNumber(random), accountId, clues);
    }

    private static void maybe(double chance, String kind, String value, StringBuilder clues, Random random) {
        if (random.nextDouble() < chance) {
            clues.append(',').append(clue(kind, value, random));
        }
    }

    private static String clue(String kind, String value, Random random) {
        return "{\"kind\":\"%s\",\"value\":\"%s\",\"heldFrom\":\"%s\",\"heldUntil\":null}"
                .formatted(kind, value, day(random));
    }

    private static String numbers(Random random) {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private static String day(Random random) {
        return "%d-%02d-%02d".formatted(2012 + random.nextInt(13), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    /** GB 11643, with its check character. */
    private static String idNumber(Random random) {
        String body = "440305%d%02d%02d%03d"
                .formatted(
                        1950 + random.nextInt(50),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(1000));
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << 17 - i) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
