package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the operating system's packages with the programs that operators use, which the embedded one lacks. It keeps what
 * {@code docs/operating.md} says is kept: a base back-up, and the log of all that happened since.
 */
final class SystemPostgres implements AutoCloseable {

    private static final Path PROGRAMS =
            Path.of(System.getProperty("postgresql.programs", "/usr/lib/postgresql/15/bin"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;

    SystemPostgres() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("regain-postgresql");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectory(folder.resolve("log"));
        if (isRoot()) {
            finish(new ProcessBuilder("chown", "-R", "postgres", folder.toString()));
        }
        program("initdb", "-D", data(), "-U", "postgres", "-A", "trust");
        settings(
                "archive_mode = on",
                "archive_command = 'test ! -f " + folder + "/log/%f && cp %p " + folder + "/log/%f'");
        start();
        query("create database regain");
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAMS.resolve("pg_basebackup"));
    }

    /** As on the product's command line, without dashes. */
    List<String> product() {
        return List.of("spring.datasource.url=" + address("regain"), "spring.datasource.username=postgres");
    }

    void backUp() throws IOException, InterruptedException {
        program(
                "pg_basebackup",
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-U",
                "postgres",
                "-D",
                folder + "/base",
                "-c",
                "fast");
    }

    /** The server's clock. */
    OffsetDateTime now() {
        try (Connection connection = DriverManager.getConnection(address("regain"), "postgres", "");
                Statement ask = connection.createStatement();
                ResultSet answer = ask.executeQuery("select now()")) {
            answer.next();
            return answer.getObject(1, OffsetDateTime.class);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Returns when all that happened until now is in the log that is kept elsewhere. */
    void keepLog() throws InterruptedException {
        String last = query("select pg_walfile_name(pg_switch_wal())");
        for (long end = System.nanoTime() + PATIENCE.toNanos();
                !Files.exists(folder.resolve("log").resolve(last));
                Thread.sleep(200)) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
        }
    }

    /** Nothing is left but the back-up and the log. */
    void isLost() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        FileSystemUtils.deleteRecursively(Path.of(data()));
    }

    /** As it was then. */
    void putBack(OffsetDateTime then) throws IOException, InterruptedException {
        finish(asItself(List.of("cp", "-a", folder + "/base", data())));
        settings(
                "restore_command = 'cp " + folder + "/log/%f %p'",
                // Of zones it reads here an offset alone, and no Z.
                "recovery_target_time = '"
                        + then.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime() + "+00'",
                "recovery_target_action = promote",
                "archive_mode = off");
        finish(asItself(List.of("touch", data() + "/recovery.signal")));
        start();
        for (long end = System.nanoTime() + PATIENCE.toNanos();
                query("select pg_is_in_recovery()").equals("t");
                Thread.sleep(200)) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
        }
    }

    String query(String sql) {
        String database = sql.startsWith("create database") ? "postgres" : "regain";
        try (Connection connection = DriverManager.getConnection(address(database), "postgres", "");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet answer = statement.getResultSet();
            answer.next();
            return answer.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String data() {
        return folder + "/data";
    }

    private void settings(String... lines) throws IOException, InterruptedException {
        finish(asItself(List.of(
                "sh",
                "-c",
                "printf '%s\\n' \"$@\" >> " + data() + "/postgresql.auto.conf",
                "sh",
                String.join("\n", lines))));
    }

    private void start() throws IOException, InterruptedException {
        program(
                "pg_ctl",
                "-D",
                data(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1",
                "-l",
                folder + "/server.log",
                "-w",
                "start");
    }

    private void program(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAMS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        finish(asItself(command));
    }

    /** The server refuses to run as root. */
    private static ProcessBuilder asItself(List<String> command) {
        List<String> whole = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        whole.addAll(command);
        return new ProcessBuilder(whole);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void finish(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%s ends", command.command())
                .isTrue();
        assertThat(process.exitValue()).as("%s", command.command()).isZero();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(Path.of(data(), "postmaster.pid"))) {
            program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        }
        FileSystemUtils.deleteRecursively(folder);
    }
}
