package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk that the database is on is full, and then it is not any more. Where no small file system can be mounted, which takes Linux and
 * its root, this is skipped and says so.
 */
class FullDisk {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST = 500;

    @TempDir
    private Path home;

    @Test
    void on_the_embedded_database_what_was_answered_is_there_when_it_is_started_again() throws Exception {
        try (Disk disk = new Disk(home.resolve("disk"), 64)) {
            // H2 closes what it could not write to, and the process has it open no more.
            outlasts(
                    disk,
                    true,
                    List.of("spring.datasource.url=jdbc:h2:file:" + disk.folder
                            + "/regain;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"));
        }
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_what_was_answered_is_there_and_it_goes_on_when_there_is_room() throws Exception {
        try (Disk disk = new Disk(home.resolve("disk"), 256);
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(disk.folder.resolve("data"))
                        .setServerConfig("max_wal_size", "64MB")
                        .setServerConfig("min_wal_size", "32MB")
                        .start()) {
            outlasts(
                    disk,
                    false,
                    List.of(
                            "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                            "spring.datasource.username=postgres"));
        }
    }

    private void outlasts(Disk disk, boolean isStartedAgain, List<String> database) throws Exception {
        List<String> settings = new ArrayList<>(database);
        settings.addAll(Appellants.NO_LIMITS);
        settings.add("regain.ratelimit.cases-in-all-a-minute=100000");
        settings.add("spring.datasource.hikari.connection-timeout=5000");
        try (RegainProcess regain = new RegainProcess(home.resolve("run"), settings)) {
            regain.start();
            List<Browser> answered = new ArrayList<>();
            answered.add(begins(regain));
            assertThat(answered.get(0).step()).isEqualTo("choose-proof");

            disk.isFull();
            Browser turnedAway = null;
            for (int person = 0; person < MOST && turnedAway == null; person++) {
                Browser browser = begins(regain);
                if (browser.response().statusCode() < 300) {
                    answered.add(browser);
                } else {
                    turnedAway = browser;
                }
            }
            assertThat(turnedAway).as("somebody who could not begin").isNotNull();
            assertThat(turnedAway.response().statusCode()).isEqualTo(500);
            assertThat(turnedAway.page().select("main .small span").text()).containsPattern("[0-9a-f]{32}");

            disk.hasRoom();
            if (isStartedAgain) {
                regain.kill();
                regain.start();
            }
            await().atMost(PATIENCE).until(() -> begins(regain).step().equals("choose-proof"));
            for (Browser before : answered) {
                before.opens("/case");
                assertThat(before.step()).isEqualTo("choose-proof");
                before.sends("proof", "face");
                assertThat(before.step()).isEqualTo("consent-to-face-check");
            }
            System.out.printf("Before the disk was full, and while it was, %d people were answered%n", answered.size());
            regain.end();
        }
    }

    private static Browser begins(RegainProcess regain) {
        Browser browser = new Browser(regain.address(), Locale.ENGLISH);
        browser.opens("/account/recover?type=2");
        if (browser.response().statusCode() == 200) {
            browser.sends("accountId", "8613579");
        }
        return browser;
    }

    /** A small one. */
    private static final class Disk implements AutoCloseable {

        private final Path folder;

        Disk(Path folder, int megabytes) throws Exception {
            this.folder = Files.createDirectories(folder);
            int mounted = -1;
            try {
                mounted = run(
                        "mount", "-t", "tmpfs", "-o", "mode=777,size=" + megabytes + "m", "tmpfs", folder.toString());
            } catch (IOException noProgram) {
                // Another system.
            }
            Assumptions.assumeTrue(mounted == 0, "Skipped, no small file system can be mounted here");
        }

        void isFull() throws IOException {
            byte[] piece = new byte[4096];
            try (OutputStream filling = Files.newOutputStream(folder.resolve("filling"))) {
                while (true) {
                    filling.write(piece);
                }
            } catch (IOException full) {
                assertThat(folder.toFile().getUsableSpace()).isLessThan(piece.length);
            }
        }

        void hasRoom() throws IOException {
            Files.delete(folder.resolve("filling"));
        }

        @Override
        public void close() throws Exception {
            run("umount", folder.toString());
        }

        private static int run(String... command) throws IOException, InterruptedException {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
