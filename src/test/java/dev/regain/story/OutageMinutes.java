package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regain.casefile.CaseFilesAtRest;
import dev.regain.outside.FaultyLine;
import dev.regain.story.Neighbours.Neighbour;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.FileSystemUtils;

/**
 * [S28] Each of those outside is away for a minute while people go on: {@code ./mvnw test -Dtest=OutageMinutes}. A
 * command, not part of {@code verify}; that of the object store is among {@link KilledAppeals}.
 */
@ExtendWith(Postgres.class)
class OutageMinutes {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The third try of a job is after half a minute, the fourth two minutes later. */
    private static final Duration A_LAST_TRY = Duration.ofMinutes(4);

    private static final int AT_ONCE = 4;

    @Test
    void appeals_outlast_a_minute_without_the_scanner() throws Exception {
        Path home = home("minute-without-scanner");
        Appellants appellants = new Appellants();
        try (CleanClamd clamd = new CleanClamd();
                FaultyLine line = new FaultyLine(clamd.port());
                RegainProcess regain = new RegainProcess(
                        home,
                        all(
                                Postgres.database(),
                                Appellants.NO_LIMITS,
                                List.of(
                                        "regain.outside.malware.by=clamav",
                                        "regain.outside.malware.port=" + line.port())))) {
            regain.start();
            appellants.appealWhile(AT_ONCE, regain, () -> {
                Appellants.awaits(() -> appellants.submitted() >= AT_ONCE);
                line.breaks();
                Thread.sleep(A_MINUTE.toMillis());
                line.has(null);
            });
            appellants.eachFindsTheirAppeal();
            regain.end();
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                appellants.areThereOnce(files, List.of());
                assertThat(
                                Appellants.count(
                                        files,
                                        "select count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 1 and ACT_ID_ = 'scanDocuments'"))
                        .as("jobs that met no scanner")
                        .isPositive();
            }
        }
    }

    @Test
    void appeals_outlast_a_minute_without_each_of_those_who_are_told_or_asked() throws Exception {
        Appellants appellants = new Appellants();
        try (Neighbours neighbours = new Neighbours();
                RegainProcess regain = new RegainProcess(
                        home("minutes-without-neighbours"),
                        all(Postgres.database(), Appellants.NO_LIMITS, neighbours.settings()))) {
            regain.start();
            appellants.appealWhile(AT_ONCE, neighbours.around(regain), () -> {
                for (Neighbour neighbour : Neighbour.values()) {
                    long before = appellants.submitted();
                    Appellants.awaits(() -> appellants.submitted() >= before + AT_ONCE);
                    neighbours.lineTo(neighbour).breaks();
                    Thread.sleep(A_MINUTE.toMillis());
                    neighbours.lineTo(neighbour).has(null);
                }
            });
            for (Neighbour neighbour : Neighbour.values()) {
                int sentAway = neighbours.lineTo(neighbour).sentAway();
                System.out.printf("%s: came %d times while it was away%n", neighbour, sentAway);
                assertThat(sentAway).as("times at %s", neighbour).isPositive();
            }
            appellants.eachFindsTheirAppeal();
            for (UndeterredAppellant appellant : appellants.all()) {
                await().atMost(A_LAST_TRY).untilAsserted(() -> assertThat(neighbours.mailsTo(appellant.email()))
                        .as("mails to %s", appellant)
                        .hasSize(1));
            }
            await().atMost(A_LAST_TRY).untilAsserted(() -> assertThat(Provider.heard("appeal.submitted"))
                    .as("what the provider's systems heard")
                    .hasSameSizeAs(appellants.all()));
            regain.end();
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                appellants.areThereOnce(files, List.of());
                assertThat(Provider.heard("appeal.submitted"))
                        .as("cases of which they heard")
                        .containsExactlyInAnyOrderElementsOf(appellants.all().stream()
                                .map(appellant ->
                                        files.reachedBy(appellant.secret()).toString())
                                .toList());
            }
        }
    }

    @Test
    void who_was_answered_goes_on_after_a_minute_without_the_database() throws Exception {
        List<String> database = Postgres.database();
        int port = URI.create(Postgres.address().substring("jdbc:".length())).getPort();
        try (FaultyLine line = new FaultyLine(port);
                RegainProcess regain = new RegainProcess(
                        home("minute-without-database"),
                        all(
                                List.of(
                                        database.get(0).replace(":" + port + "/", ":" + line.port() + "/"),
                                        database.get(1),
                                        "spring.datasource.hikari.connection-timeout=2000",
                                        "regain.ratelimit.cases-in-all-a-minute=100000"),
                                Appellants.NO_LIMITS))) {
            regain.start();
            Queue<Browser> answered = new ConcurrentLinkedQueue<>();
            AtomicInteger apologies = new AtomicInteger();
            goOnWhile(regain, answered, apologies, () -> {
                await().atMost(PATIENCE).until(() -> answered.size() >= AT_ONCE);
                line.breaks();
                Thread.sleep(A_MINUTE.toMillis());
                line.has(null);
                int before = answered.size();
                await().atMost(PATIENCE).until(() -> answered.size() >= before + AT_ONCE);
            });
            System.out.printf("%d people were answered, %d read an apology%n", answered.size(), apologies.get());
            assertThat(apologies.get()).as("apologies").isPositive();
            for (Browser browser : answered) {
                browser.opens("/case");
                assertThat(browser.step()).isEqualTo("choose-proof");
                browser.sends("proof", "face");
                assertThat(browser.step()).isEqualTo("consent-to-face-check");
            }
            regain.end();
        }
    }

    /** People begin, one after the other, as many at once; to whom the page apologises they read why and try again. */
    private static void goOnWhile(
            RegainProcess regain, Queue<Browser> answered, AtomicInteger apologies, Appellants.Happening happening)
            throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> people = IntStream.range(0, AT_ONCE)
                    .<Future<?>>mapToObj(person -> crowd.submit(() -> {
                        while (!Thread.currentThread().isInterrupted()) {
                            begins(regain, answered, apologies);
                            Applicant.pause();
                        }
                    }))
                    .toList();
            happening.happens();
            assertThat(people).as("people who go on").noneMatch(Future::isDone);
        } finally {
            crowd.shutdownNow();
        }
    }

    private static void begins(RegainProcess regain, Queue<Browser> answered, AtomicInteger apologies) {
        Browser browser = new Browser(regain.address(), Locale.ENGLISH);
        browser.opens("/account/recover?type=2");
        if (browser.response().statusCode() == 200) {
            browser.sends("accountId", "8613579");
        }
        if (browser.response().statusCode() == 200) {
            assertThat(browser.step()).isEqualTo("choose-proof");
            answered.add(browser);
        } else {
            assertThat(browser.response().statusCode()).isEqualTo(500);
            assertThat(browser.page().select("main .small span").text()).containsPattern("[0-9a-f]{32}");
            apologies.incrementAndGet();
        }
    }

    private static Path home(String name) throws IOException {
        Path home = Path.of("target", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        return home;
    }

    @SafeVarargs
    private static List<String> all(List<String>... settings) {
        return Stream.of(settings).flatMap(List::stream).toList();
    }

    /** Speaks as clamd does, and finds nothing. */
    private static final class CleanClamd implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();

        CleanClamd() throws IOException {
            threads.execute(this::listen);
        }

        int port() {
            return listening.getLocalPort();
        }

        private void listen() {
            try {
                while (true) {
                    Socket caller = listening.accept();
                    threads.execute(() -> answer(caller));
                }
            } catch (IOException closed) {
                // That is the end of it.
            }
        }

        private static void answer(Socket caller) {
            try (caller) {
                DataInputStream from = new DataInputStream(caller.getInputStream());
                from.readNBytes("zINSTREAM\0".length());
                for (int length = from.readInt(); length > 0; length = from.readInt()) {
                    from.readNBytes(length);
                }
                caller.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // Whoever asked asks again.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
            threads.shutdownNow();
        }
    }
}
