package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regain.story.Postgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Whatever fails, no connection is kept, and with it the lock that keeps other imports away. */
@ExtendWith(Postgres.class)
class CopyWriterTest {

    @TempDir
    private Path folder;

    private Loading loading;
    private Faulty source;

    @BeforeEach
    void open() {
        loading = Loading.into(Loading.postgres(folder));
        source = new Faulty(loading.bean(DataSource.class));
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void a_connection_that_breaks_lets_the_other_go() throws Exception {
        for (int broken = 0; broken < 2; broken++) {
            Writer writer = CopyWriter.open(source);
            source.given.get(broken).broken = true;
            assertThatThrownBy(writer::close).hasMessage("the line is dead");
            assertThat(source.given).allMatch(Given::isClosed);
            source.given.clear();
            assertNobodyImports();
        }
    }

    @Test
    void without_a_second_connection_the_first_is_given_back() throws Exception {
        source.left = 1;
        assertThatThrownBy(() -> CopyWriter.open(source)).hasMessage("no more connections");
        assertThat(source.given).hasSize(1).allMatch(Given::isClosed);
        assertNobodyImports();
    }

    @Test
    void a_connection_that_is_broken_from_the_beginning_is_given_back_too() throws Exception {
        source.brokenFromTheBeginning = true;
        assertThatThrownBy(() -> CopyWriter.open(source)).hasMessage("the line is dead");
        assertThat(source.given).hasSize(1).allMatch(Given::isClosed);
        assertNobodyImports();
    }

    @Test
    void who_comes_second_keeps_nothing() throws Exception {
        try (Writer first = CopyWriter.open(loading.bean(DataSource.class))) {
            assertThatThrownBy(() -> CopyWriter.open(source)).hasMessageContaining("Another import is running");
            assertThat(source.given).hasSize(2).allMatch(Given::isClosed);
        }
        assertNobodyImports();
    }

    /** Where a line was cut, the server notices a moment later. */
    private void assertNobodyImports() {
        await().atMost(Duration.ofSeconds(30)).until(() -> loading.database()
                .queryForList("select 1 from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .isEmpty());
    }

    /** Remembers what it gave, and does not give any number. */
    private static final class Faulty extends DelegatingDataSource {

        private final List<Given> given = new ArrayList<>();
        private int left = Integer.MAX_VALUE;
        private boolean brokenFromTheBeginning;

        Faulty(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (left-- == 0) {
                throw new SQLException("no more connections");
            }
            Given next = new Given(super.getConnection(), brokenFromTheBeginning);
            given.add(next);
            return next.proxy();
        }
    }

    /** A connection that, once it is broken, refuses all but to be thrown away. */
    private static final class Given {

        private final Connection connection;
        private boolean broken;

        Given(Connection connection, boolean broken) {
            this.connection = connection;
            this.broken = broken;
        }

        boolean isClosed() {
            try {
                return connection.isClosed();
            } catch (SQLException unknown) {
                throw new IllegalStateException(unknown);
            }
        }

        Connection proxy() {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        boolean throwsAway = List.of("close", "abort").contains(method.getName());
                        if (broken && !throwsAway) {
                            throw new SQLException("the line is dead");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
