package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.story.Postgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed again and again ends as one that nobody disturbed. */
class KilledImportTest {

    private static final long FIRST = 100_010_000_000L;
    private static final int LINES = 20_000;
    private static final int KILLS = 3;
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    private Path folder;

    @Test
    void on_the_embedded_database_it_goes_on_where_it_was() throws Exception {
        goesOn(Loading.h2(folder.resolve("undisturbed")), Loading.h2(folder.resolve("killed")));
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgres_it_goes_on_where_it_was() throws Exception {
        goesOn(Loading.postgres(folder.resolve("undisturbed")), Loading.postgres(folder.resolve("killed")));
    }

    private void goesOn(List<String> undisturbed, List<String> killed) throws Exception {
        String keys = "--regain.keys.directory=" + folder.resolve("keys");
        Path first = file(folder.resolve("first.ndjson"));
        Path second = Files.copy(first, folder.resolve("second.ndjson"));
        Path before = Files.write(
                folder.resolve("before.ndjson"),
                List.of(Told.account(8_613_570), Told.account(FIRST + 7, "样品"), Told.account(FIRST + 8)));
        loadedBy(with(undisturbed, keys), before);
        loadedBy(with(killed, keys), before);
        List<String> expected = loadedBy(with(undisturbed, keys), first);

        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(second, with(killed, keys));
            awaitsMoreRejects(process, LoadFile.rejectsOf(second));
            process.destroyForcibly().waitFor();
        }
        Process last = start(second, with(killed, keys));
        assertThat(last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("console.log"))
                .content()
                .contains(
                        "second.ndjson: goes on after line",
                        "19,598 new, 1 changed, 1 unchanged",
                        "400 lines rejected");
        try (Loading loading = Loading.into(with(killed, keys))) {
            assertThat(loading.onFile()).isEqualTo(expected);
            assertThat(loading.database().queryForObject("select count(*) from import_progress", Long.class))
                    .isZero();
        }
        assertThat(LoadFile.rejectsOf(second)).hasSameTextualContentAs(LoadFile.rejectsOf(first));
    }

    /** Every fiftieth line is rejected: the file of them shows how far an import is. Half of those are told twice. */
    private static Path file(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LINES; i++) {
                boolean repeats = i % 100 == 99;
                lines.write(i % 100 == 49 ? "{}" : Told.account(FIRST + (repeats ? i - 99 : i)));
                lines.write('\n');
            }
        }
        return file;
    }

    private static List<String> loadedBy(List<String> settings, Path file) throws Exception {
        try (Loading loading = Loading.into(settings)) {
            loading.load(file);
            return loading.onFile();
        }
    }

    private Process start(Path file, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.regain.Regain",
                ImportCommand.NAME,
                file.toString()));
        command.addAll(settings);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()))
                .start();
    }

    private static void awaitsMoreRejects(Process process, Path rejects) throws Exception {
        long before = Files.exists(rejects) ? Files.size(rejects) : 0;
        for (int look = 0; look < PATIENCE_SECONDS * 20; look++) {
            long now = Files.exists(rejects) ? Files.size(rejects) : 0;
            if (now > before + 10_000) {
                return;
            }
            assertThat(process.isAlive())
                    .as("it ended before it could be killed")
                    .isTrue();
            Thread.sleep(50);
        }
        throw new AssertionError("it does not get on");
    }

    private static List<String> with(List<String> settings, String one) {
        List<String> all = new ArrayList<>(settings);
        all.add(one);
        return all;
    }
}
