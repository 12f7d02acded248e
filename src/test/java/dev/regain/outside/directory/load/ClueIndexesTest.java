package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.outside.directory.store.ClueRow;
import dev.regain.story.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks a clue up finds it in an index, but while a directory is loaded for the first time. */
@ExtendWith(Postgres.class)
class ClueIndexesTest {

    private static final int TABLES = ClueRow.KINDS.size();

    @TempDir
    private Path folder;

    private Loading loading;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        loading = Loading.into(Loading.postgres(folder));
        file = Told.file(folder.resolve("accounts.ndjson"), 5_000);
    }

    @AfterEach
    void close() throws Exception {
        loading.close();
    }

    @Test
    void the_first_load_works_without_indexes_and_leaves_them() throws Exception {
        AtomicInteger fewest = new AtomicInteger(TABLES);
        loading.load(file, watching(() -> fewest.accumulateAndGet(indexes(), Math::min)));
        assertThat(fewest).hasValue(0);
        assertThat(indexes()).isEqualTo(TABLES);
    }

    @Test
    void so_does_the_first_of_a_directory_beside_which_few_are_on_file() throws Exception {
        Path demo = Files.write(
                folder.resolve("demo.ndjson"),
                List.of(
                        Told.account(8_613_570),
                        Told.account(100_010_000_000L, "样品一"),
                        Told.account(100_010_000_777L),
                        Told.account(100_010_004_999L, "样品二")));
        loading.load(demo);
        AtomicInteger fewest = new AtomicInteger(TABLES);
        Tally tally = loading.load(file, watching(() -> fewest.accumulateAndGet(indexes(), Math::min)));
        assertThat(fewest).hasValue(0);
        assertThat(indexes()).isEqualTo(TABLES);
        assertThat(tally).isEqualTo(new Tally(5_000, 4_997, 2, 1, 0, 3 * 4_997, 0));
        assertThat(loading.onFile()).hasSize(4 * 5_001).noneMatch(row -> row.contains("样品"));
    }

    @Test
    void another_file_after_a_kill_finds_them_made() throws Exception {
        loading.load(file);
        try (Connection killed = loading.database().getDataSource().getConnection()) {
            ClueIndexes.drop(killed);
        }
        AtomicInteger fewest = new AtomicInteger(TABLES);
        Path small = Told.file(folder.resolve("small.ndjson"), 3_000);
        loading.load(small, watching(() -> fewest.accumulateAndGet(indexes(), Math::min)));
        assertThat(fewest).hasValue(TABLES);
    }

    @Test
    void a_later_load_keeps_them() throws Exception {
        loading.load(Told.file(folder.resolve("before.ndjson"), 2_000));
        AtomicInteger fewest = new AtomicInteger(TABLES);
        loading.load(file, watching(() -> fewest.accumulateAndGet(indexes(), Math::min)));
        assertThat(fewest).hasValue(TABLES);
    }

    @Test
    void a_load_that_breaks_off_leaves_them_too() {
        assertThatThrownBy(() -> loading.load(file, watching(() -> {
                    throw new IllegalStateException("the disk is full");
                })))
                .hasMessage("the disk is full");
        assertThat(indexes()).isEqualTo(TABLES);
    }

    @Test
    void after_a_kill_the_product_makes_them_when_it_starts() throws Exception {
        DataSource database = loading.database().getDataSource();
        try (Connection killed = database.getConnection()) {
            ClueIndexes.drop(killed);
        }
        assertThat(indexes()).isZero();
        new MakeMissingIndexes(database).afterSingletonsInstantiated();
        assertThat(indexes()).isEqualTo(TABLES);
    }

    @Test
    void a_product_that_starts_beside_a_first_load_leaves_it_alone() throws Exception {
        AtomicInteger most = new AtomicInteger();
        MakeMissingIndexes start = new MakeMissingIndexes(loading.database().getDataSource());
        loading.load(file, watching(() -> {
            start.afterSingletonsInstantiated();
            most.accumulateAndGet(indexes(), Math::max);
        }));
        assertThat(most).hasValue(0);
    }

    private int indexes() {
        return loading.database()
                .queryForObject("select count(*) from pg_constraint where conname like 'clue%once'", Integer.class);
    }

    private static LoadFile.Watcher watching(Runnable then) {
        return new LoadFile.Watcher() {

            @Override
            public void begins(Path file, long size, Tally before) {}

            @Override
            public void reaches(long bytes, Tally tally) {
                then.run();
            }
        };
    }
}
