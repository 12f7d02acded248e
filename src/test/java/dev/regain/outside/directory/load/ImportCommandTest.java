package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.outside.directory.ImportRun;
import dev.regain.story.Postgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command in a JVM of its own with 256 MB, as {@code java -Xmx256m -jar regain.jar import FILE} starts it. */
class ImportCommandTest {

    private static final int LONG_LINES = 96;

    @TempDir
    private Path folder;

    @Test
    void a_gigabyte_of_one_line_is_one_rejected_line() throws Exception {
        Path file = folder.resolve("gigabyte.ndjson");
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "rw")) {
            lines.write((Told.account(100_010_000_001L) + "\n").getBytes(StandardCharsets.UTF_8));
            // Zeros that take no room on the disk.
            lines.seek(lines.length() + (1L << 30));
            lines.write(("\n" + Told.account(100_010_000_002L) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        ImportRun run = ImportRun.of(file, Loading.h2(folder.resolve("home")), List.of());
        assertThat(run.told()).contains("2 new, 0 changed", "1 lines rejected");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(LoadFile.rejectsOf(file)).content().contains("2,,too-long,");
    }

    /** Sixteen cores read ahead as far as the heap allows, and no further. */
    @Test
    @ExtendWith(Postgres.class)
    void lines_of_a_megabyte_fit_into_the_heap_on_any_number_of_cores() throws Exception {
        Path file = folder.resolve("wide.ndjson");
        int clues = longLines(file);
        ImportRun run = ImportRun.of(
                file,
                Loading.postgres(folder.resolve("home")),
                List.of("-XX:+UseParallelGC", "-XX:ActiveProcessorCount=16", "-XX:TieredStopAtLevel=1"));
        assertThat(run.told()).contains("%d new".formatted(LONG_LINES), "%,d clues written".formatted(clues));
        assertThat(run.exit()).isZero();
    }

    /** Each is as long as a line may be, of clues that are as short as clues are. */
    private static int longLines(Path file) throws IOException {
        int clues = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LONG_LINES; i++) {
                StringBuilder line = new StringBuilder("{\"accountId\":\"%d\",".formatted(100_010_000_000L + i)
                        + "\"registeredOn\":\"2019-03-14\",\"verification\":\"NONE\",\"clues\":[");
                for (int clue = 0; line.length() < Lines.LONGEST - 100; clue++, clues++) {
                    line.append(clue == 0 ? "" : ",")
                            .append("{\"kind\":\"CVM_IP\",\"value\":\"1.2.%d.%d\"}".formatted(clue >> 8, clue & 255));
                }
                lines.write(line.append("]}\n").toString());
            }
        }
        return clues;
    }
}
