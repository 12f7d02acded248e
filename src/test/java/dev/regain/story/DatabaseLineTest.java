package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** With the address that {@code docs/operating.md} advises, but shorter times, whoever asks the database is told in the end. */
@ExtendWith(Postgres.class)
class DatabaseLineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_told_is_not_waited_for_and_is_taken_again(Fault fault) throws Exception {
        int port = URI.create(Postgres.address().substring("jdbc:".length())).getPort();
        try (FaultyLine line = new FaultyLine(port);
                HikariDataSource pool = pool(line.port())) {
            JdbcTemplate database = new JdbcTemplate(pool);
            line.has(fault);
            assertTimeoutPreemptively(
                    PATIENCE, () -> assertThatThrownBy(() -> database.queryForObject("select 1", Integer.class))
                            .isInstanceOf(DataAccessException.class));
            line.has(null);
            assertThat(database.queryForObject("select 1", Integer.class)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DOWN", "BLACK_HOLE"})
    void a_line_that_fails_in_the_middle_is_told_and_is_taken_again(Fault fault) throws Exception {
        int port = URI.create(Postgres.address().substring("jdbc:".length())).getPort();
        try (FaultyLine line = new FaultyLine(port);
                HikariDataSource pool = pool(line.port())) {
            JdbcTemplate database = new JdbcTemplate(pool);
            assertThat(database.queryForObject("select 1", Integer.class)).isEqualTo(1);
            if (fault == Fault.DOWN) {
                line.breaks();
            } else {
                line.fallsSilent();
            }
            assertTimeoutPreemptively(
                    PATIENCE, () -> assertThatThrownBy(() -> database.queryForObject("select 1", Integer.class))
                            .isInstanceOf(DataAccessException.class));
            line.has(null);
            assertThat(database.queryForObject("select 1", Integer.class)).isEqualTo(1);
        }
    }

    @Test
    void a_server_whose_certificate_does_not_fit_is_told_nothing(@TempDir Path folder) throws Exception {
        SSLContext nobodys = NobodysCertificate.in(Files.createDirectory(folder.resolve("nobodys")));
        Path trusted = NobodysCertificate.another(Files.createDirectory(folder.resolve("trusted")));
        List<Integer> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> encrypts(stranger, nobodys, heard));
            assertThatThrownBy(() -> DriverManager.getConnection("jdbc:postgresql://localhost:"
                            + stranger.getLocalPort() + "/regain?user=regain&password=a-password&sslmode=verify-full"
                            + "&sslrootcert=" + trusted))
                    .isInstanceOf(SQLException.class)
                    .hasRootCauseInstanceOf(GeneralSecurityException.class);
            listening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(heard).isEmpty();
    }

    /** As PostgreSQL does where it is asked to. */
    private static void encrypts(ServerSocket server, SSLContext certificate, List<Integer> heard) {
        try (Socket asked = server.accept()) {
            asked.getInputStream().readNBytes(8);
            asked.getOutputStream().write('S');
            try (SSLSocket encrypted =
                    (SSLSocket) certificate.getSocketFactory().createSocket(asked, null, asked.getPort(), false)) {
                encrypted.setUseClientMode(false);
                heard.add(encrypted.getInputStream().read());
            }
        } catch (IOException refused) {
            // Whoever came did not like the certificate.
        }
    }

    private static HikariDataSource pool(int port) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?socketTimeout=1&connectTimeout=1&tcpKeepAlive=true");
        settings.setUsername("postgres");
        settings.setConnectionTimeout(2000);
        settings.setValidationTimeout(1000);
        settings.setInitializationFailTimeout(-1);
        settings.setMaximumPoolSize(2);
        return new HikariDataSource(settings);
    }
}
