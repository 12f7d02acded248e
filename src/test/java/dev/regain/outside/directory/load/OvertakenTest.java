package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.story.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else writes the same accounts while a file is being loaded; in the end each account is one that was told. */
@ExtendWith(Postgres.class)
class OvertakenTest {

    private static final int ACCOUNTS = 6_000;

    @TempDir
    private Path folder;

    @Test
    void accounts_that_come_and_go_meanwhile_break_nothing() throws Exception {
        Path file = Told.file(folder.resolve("accounts.ndjson"), ACCOUNTS);
        Path others = folder.resolve("others.ndjson");
        Files.write(
                others,
                List.of(
                        Told.account(100_010_000_000L + ACCOUNTS - 1, "别人一"),
                        Told.account(100_010_000_000L + ACCOUNTS - 2, "别人二")));
        List<String> settings = Loading.postgres(folder.resolve("home"));
        try (Loading loading = Loading.into(settings)) {
            AtomicBoolean interfered = new AtomicBoolean();
            Tally tally = loading.load(file, new LoadFile.Watcher() {
                @Override
                public void begins(Path path, long size, Tally before) {}

                @Override
                public void reaches(long bytes, Tally so) {
                    // Where all was new when it began, another account turns up.
                    if (!interfered.getAndSet(true)) {
                        loading.addsMeanwhile(others);
                    }
                }
            });
            assertThat(tally.accounts()).isEqualTo(ACCOUNTS);
            assertThat(tally.changed()).isEqualTo(2);
            List<String> after = loading.onFile();
            assertThat(after).hasSize(4 * ACCOUNTS).noneMatch(row -> row.contains("别人"));
        }
    }

    @Test
    void a_second_import_is_told_to_wait() throws Exception {
        Path file = Told.file(folder.resolve("accounts.ndjson"), 2_000);
        Path other = Told.file(folder.resolve("other.ndjson"), 10);
        try (Loading loading = Loading.into(Loading.postgres(folder.resolve("home")))) {
            loading.load(file, new LoadFile.Watcher() {
                @Override
                public void begins(Path path, long size, Tally before) {
                    try {
                        loading.load(other);
                        throw new AssertionError("two imports at once");
                    } catch (IllegalStateException told) {
                        assertThat(told).hasMessageContaining("Another import is running");
                    } catch (Exception unexpected) {
                        throw new AssertionError(unexpected);
                    }
                }

                @Override
                public void reaches(long bytes, Tally tally) {}
            });
            assertThat(loading.load(file).unchanged()).isEqualTo(2_000);
        }
    }
}
