package dev.regain.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.story.Crowd;
import dev.regain.story.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Nothing begins with keys that are not the database's. */
class KeyMarkTest {

    @TempDir
    private Path home;

    @Test
    void on_the_embedded_database_other_keys_are_refused() throws Exception {
        othersAreRefused(embedded());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_other_keys_are_refused() throws Exception {
        othersAreRefused(postgresql());
    }

    private void othersAreRefused(DataSource database) throws Exception {
        Path ours = made("ours");
        mark(database, ours).check();
        mark(database, ours).check();

        Path others = made("others");
        assertThatThrownBy(() -> mark(database, others).check())
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContainingAll(others.toString(), "hashing.json, sealing.json, streaming.json")
                .hasMessageNotContaining("\n");
        mark(database, ours).check();
    }

    @Test
    void a_file_of_another_set_is_named() throws Exception {
        DataSource database = embedded();
        Path ours = made("ours");
        mark(database, ours).check();
        for (KeyFile file : KeyFile.values()) {
            Path mixed = made("mixed-" + file);
            for (KeyFile other : KeyFile.values()) {
                if (other != file) {
                    Files.copy(
                            ours.resolve(other.fileName()),
                            mixed.resolve(other.fileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            assertThat(mark(database, mixed).mismatch())
                    .hasValueSatisfying(line -> assertThat(line).contains("(" + file.fileName() + ")"));
        }
    }

    @Test
    void keys_that_were_rotated_are_still_the_databases() throws Exception {
        DataSource database = embedded();
        Path ours = made("ours");
        mark(database, ours).check();
        for (String step : List.of("add", "use", "add", "use")) {
            assertThat(RotateKeysCommand.run(List.of(ours.toString(), step))).isZero();
            assertThat(mark(database, ours).mismatch()).isEmpty();
        }
    }

    @Test
    void on_the_embedded_database_of_many_at_once_the_first_makes_the_mark() throws Exception {
        theFirstMakesIt(embedded());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_of_many_at_once_the_first_makes_the_mark() throws Exception {
        theFirstMakesIt(postgresql());
    }

    private void theFirstMakesIt(DataSource database) throws Exception {
        List<Path> folders = List.of(made("one"), made("two"));
        List<Boolean> began = Crowd.atOnce(16, node -> () -> {
            KeyMark mark = mark(database, folders.get(node % 2));
            try {
                mark.check();
                return true;
            } catch (IllegalStateException others) {
                return false;
            }
        });
        assertThat(new JdbcTemplate(database).queryForObject("select count(*) from key_mark", Integer.class))
                .isEqualTo(1);
        assertThat(began.get(0)).isNotEqualTo(began.get(1));
        for (int node = 2; node < began.size(); node++) {
            assertThat(began.get(node)).isEqualTo(began.get(node % 2));
        }
    }

    @Test
    void a_database_of_a_release_without_marks_is_looked_at_and_left_as_it_is() throws Exception {
        DataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        assertThat(mark(database, made("ours")).mismatch()).isEmpty();
    }

    private Path made(String name) {
        Path folder = home.resolve(name);
        assertThat(MakeKeysCommand.run(List.of(folder.toString()))).isZero();
        return folder;
    }

    private static KeyMark mark(DataSource database, Path folder) throws Exception {
        KeySettings settings = new KeySettings(folder, false);
        return new KeyMark(database, new Keys(settings), settings);
    }

    private static DataSource embedded() {
        return migrated("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private static DataSource postgresql() {
        String schema = "marks" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(new DriverManagerDataSource(Postgres.address())).execute("create schema " + schema);
        return migrated(Postgres.address() + "&currentSchema=" + schema);
    }

    private static DataSource migrated(String address) {
        DataSource database = new DriverManagerDataSource(address);
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V36__key_mark.sql")).execute(database);
        return database;
    }
}
