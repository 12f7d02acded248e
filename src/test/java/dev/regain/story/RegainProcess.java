package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product in a process of its own, to be killed and started again at the same address. What it says is in {@code console.log}
 * in its home.
 */
final class RegainProcess implements Served, AutoCloseable {

    private static final List<String> OURS = List.of("-cp", System.getProperty("java.class.path"), "dev.regain.Regain");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path home;
    private final int port = freePort();
    private final List<String> settings;
    private final Map<String, String> environment;
    private List<String> release = OURS;
    private final List<ProcessHandle> children = new ArrayList<>();
    private volatile Process process;

    /** @param settings as on the command line, without dashes */
    RegainProcess(Path home, List<String> settings) {
        this(home, settings, Map.of());
    }

    /** @param environment what is set there, besides what this process has */
    RegainProcess(Path home, List<String> settings, Map<String, String> environment) {
        this.home = home;
        this.settings = settings;
        this.environment = environment;
    }

    /** As on the command line, without dashes. */
    List<String> settings() {
        List<String> all = new ArrayList<>(settings);
        if (!environment.containsKey("REGAIN_HOME")) {
            all.add("regain.home=" + home);
        }
        return all;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** From its next start on it is the release in this jar; null for the one that is tested. */
    void isRelease(Path jar) {
        release = jar == null ? OURS : List.of("-jar", jar.toString());
    }

    /** Returns when it answers. */
    void start() throws IOException, InterruptedException {
        launch(List.of());
        HttpClient client = HttpClient.newHttpClient();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(100)) {
            assertThat(process.isAlive()).as("it runs: see console.log").isTrue();
            if (answers(client)) {
                return;
            }
        }
        throw new AssertionError("it did not start");
    }

    /**
     * Starts it where it will not.
     *
     * @param others settings that count more than its own
     * @return what it says instead
     */
    String refuses(String... others) throws IOException, InterruptedException {
        long before = Files.size(console());
        launch(List.of(others));
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ends by itself")
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return Files.readString(console()).substring((int) before);
    }

    private void launch(List<String> others) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Devtools would start half of it twice.
                "-Dspring.devtools.restart.enabled=false"));
        command.addAll(release);
        command.add("--server.port=" + port);
        Stream.of(settings(), others).flatMap(List::stream).forEach(setting -> command.add("--" + setting));
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().putAll(environment);
        Files.createDirectories(home);
        process = start.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()))
                .start();
    }

    private Path console() {
        return home.resolve("console.log");
    }

    @Override
    public boolean answers() throws InterruptedException {
        return answers(HttpClient.newHttpClient());
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                                            .timeout(PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException away) {
            return false;
        }
    }

    /** SIGKILL: it is given no moment to end anything. */
    void kill() throws InterruptedException {
        process.descendants().forEach(children::add);
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM: it ends what it is at. */
    void end() throws InterruptedException {
        isToldToEnd();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ends when it is told to")
                .isTrue();
    }

    /** SIGTERM, and no more: {@link #end} waits for what comes of it. */
    void isToldToEnd() {
        process.destroy();
    }

    /** The processes of its own that it had when it was killed, and that are still there. */
    List<ProcessHandle> orphans() {
        return children.stream().filter(ProcessHandle::isAlive).toList();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
