package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regain.keys.Keys;
import dev.regain.outside.directory.store.AccountSeal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What a start does with the files of {@code regain.outside.directory.import}, and the next one. */
@ExtendWith(OutputCaptureExtension.class)
class FilesOfTheSettingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Loading loading;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        loading = Loading.into(Loading.h2(folder.resolve("home")));
        file = Files.write(folder.resolve("accounts.ndjson"), List.of(Told.account(100_010_000_001L)));
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void what_changed_since_is_not_taken_back_by_the_next_start(CapturedOutput log) throws Exception {
        starts(log, "1 accounts in", file);
        Path others = Files.write(folder.resolve("others"), List.of(Told.account(100_010_000_001L, "别人")));
        loading.addsMeanwhile(others);
        List<String> changed = loading.onFile();
        // The same content has another time after a move to another machine.
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        starts(log, "accounts.ndjson was loaded at ", file);
        Path copy = Files.copy(file, folder.resolve("copy.ndjson"));
        starts(log, "copy.ndjson was loaded at ", copy);
        assertThat(loading.onFile()).isEqualTo(changed);
    }

    @Test
    void a_file_that_was_loaded_by_the_command_is_loaded(CapturedOutput log) throws Exception {
        loading.load(file);
        starts(log, "accounts.ndjson was loaded at ", file);
    }

    @Test
    void a_file_that_says_something_else_is_loaded(CapturedOutput log) throws Exception {
        starts(log, "1 accounts in", file);
        Files.write(file, List.of(Told.account(100_010_000_001L, "新名字")));
        starts(log, "0 new, 1 changed", file);
        assertThat(loading.onFile()).anyMatch(row -> row.contains("新名字"));
    }

    @Test
    void a_database_that_is_away_for_one_file_is_told_and_the_next_file_is_loaded(CapturedOutput log) throws Exception {
        Path second = Files.write(folder.resolve("second.ndjson"), List.of(Told.account(100_010_000_002L)));
        LoadFile load = brokenAtFirst(loading);
        starts(load, log, "second.ndjson: 1 accounts in", file, second);
        assertThat(log)
                .contains("accounts.ndjson was not loaded to its end, the next start goes on:"
                        + " SQLTransientConnectionException: nobody answers.");
        assertThat(loading.onFile()).hasSize(4);
    }

    @Test
    void so_does_the_command(CapturedOutput log) throws Exception {
        assertThat(ImportCommand.load(brokenAtFirst(loading), file)).isEqualTo(2);
        assertThat(log.getErr())
                .contains("accounts.ndjson was not loaded to its end: SQLTransientConnectionException: nobody answers."
                        + " What was loaded stays; the same command goes on from there.");
    }

    /** Of what is neither of ours nor of the database's, the words might repeat a line. */
    @Test
    void what_nobody_expected_is_told_by_its_type() {
        assertThat(Stopped.why(new NumberFormatException("For input string: \"张小明\"")))
                .isEqualTo("NumberFormatException.");
    }

    private void starts(CapturedOutput log, String until, Path... files) {
        starts(loading.bean(LoadFile.class), log, until, files);
    }

    private static void starts(LoadFile load, CapturedOutput log, String until, Path... files) {
        new ImportAtStart(load, new LoadSettings(List.of(files), 1_000)).ready();
        await().atMost(PATIENCE).until(() -> log.getOut().contains(until));
    }

    /** The database is there, but not when it is asked for the first time who is on file. */
    private static LoadFile brokenAtFirst(Loading loading) {
        DataSource database = loading.bean(DataSource.class);
        AtomicBoolean away = new AtomicBoolean(true);
        DataSource awayAtFirst = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.getAndSet(false)) {
                    throw new SQLTransientConnectionException("nobody answers");
                }
                return super.getConnection();
            }
        };
        return new LoadFile(
                database,
                new Compare(new JdbcTemplate(awayAtFirst), loading.bean(AccountSeal.class)),
                loading.bean(Keys.class),
                loading.bean(Clock.class),
                loading.bean(LoadSettings.class));
    }
}
