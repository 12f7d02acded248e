package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regain.story.Story;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that is told of a case is of one moment, and nothing is written when it is told. */
@Story
class ReadingTest {

    private static final String WRITE =
            "insert into path_opened (process, on_day, times) values ('nothing', date '2019-01-01', 1)";
    private static final String COUNT = "select count(*) from path_opened where process = 'nothing'";

    private final Reading reading;
    private final JdbcTemplate database;

    ReadingTest(@Autowired Reading reading, @Autowired JdbcTemplate database) {
        this.reading = reading;
        this.database = database;
    }

    @AfterEach
    void forget() {
        database.update("delete from path_opened where process = 'nothing'");
    }

    @Test
    void what_is_written_meanwhile_is_of_another_moment() {
        long later = reading.of(() -> {
            assertThat(database.queryForObject(COUNT, Long.class)).isZero();
            CompletableFuture.runAsync(() -> database.update(WRITE)).join();
            return database.queryForObject(COUNT, Long.class);
        });

        assertThat(later).isZero();
        assertThat(database.queryForObject(COUNT, Long.class)).isOne();
    }

    @Test
    void on_postgresql_a_question_that_writes_is_refused() {
        assumeTrue(isPostgreSql(), "H2 does not tell who reads from who writes");

        assertThatThrownBy(() -> reading.of(() -> database.update(WRITE)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
        assertThat(database.queryForObject(COUNT, Long.class)).isZero();
    }

    private boolean isPostgreSql() {
        return database.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
    }
}
