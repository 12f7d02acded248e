package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseFilesAtRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.FileSystemUtils;

/**
 * [S26], [S27] The product is killed at random moments of appeals, and the object store stops for a minute: {@code ./mvnw test
 * -Dtest=KilledAppeals}. Not among the tests of a build, for it takes most of an hour. {@code -Dregain.kills=50} on each database,
 * {@code -Dregain.seed=} chooses the moments.
 */
class KilledAppeals {

    private static final int KILLS = Integer.getInteger("regain.kills", 50);
    private static final long SEED = Long.getLong("regain.seed", System.currentTimeMillis());
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final int LEAVES = 9_001;

    private final Appellants appellants = new Appellants();

    @Test
    void on_the_embedded_database_what_was_acknowledged_is_there_after_every_kill() throws Exception {
        areKilled(home("killed-on-h2"), List.of());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_what_was_acknowledged_is_there_after_every_kill() throws Exception {
        areKilled(home("killed-on-postgresql"), Postgres.database());
    }

    @Test
    void on_the_embedded_database_appeals_outlast_a_minute_without_the_object_store() throws Exception {
        outlastTheObjectStore(home("stopped-on-h2"), List.of());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_appeals_outlast_a_minute_without_the_object_store() throws Exception {
        outlastTheObjectStore(home("stopped-on-postgresql"), Postgres.database());
    }

    private void areKilled(Path home, List<String> database) throws Exception {
        long begun = System.nanoTime();
        try (RegainProcess regain =
                new RegainProcess(home, all(database, Appellants.NO_LIMITS, Appellants.SHORT_LOCKS))) {
            regain.start();
            Power power = new Power(SEED, appellants.deeds(), regain);
            appellants.appealWhile(4, regain, () -> {
                for (int kill = 0; kill < KILLS; kill++) {
                    power.fails();
                    regain.start();
                }
            });
            UndeterredAppellant leaver = new UndeterredAppellant(LEAVES, regain, appellants.deeds());
            leaver.leavesInTheMiddle(() -> pausesAndKills(regain));
            regain.start();
            appellants.eachFindsTheirAppeal();
            assertThat(regain.orphans()).as("processes that outlived a kill").isEmpty();
            regain.end();

            System.out.printf(
                    "%s: %d kills, %d s, -Dregain.seed=%d%n%s",
                    home.getFileName(), KILLS, seconds(begun), SEED, power.told());
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                appellants.areThereOnce(files, List.of(leaver));
                objectsAreOfDocuments(files, home.resolve("objects"));
                letTimePass(files, leaver);
            }
            regain.start();
            Appellants.awaits(() -> leaver.looks().equals("expired"));
            regain.end();
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                assertThat(Appellants.count(files, "select count(*) from tray_file"))
                        .as("left in the in-tray by whoever went away")
                        .isZero();
            }
        }
    }

    private void outlastTheObjectStore(Path home, List<String> database) throws Exception {
        try (Minio minio = new Minio(home.resolve("minio"));
                RegainProcess regain = new RegainProcess(home, all(database, Appellants.NO_LIMITS, minio.settings()))) {
            regain.start();
            long[] submitted = new long[2];
            long[] legalPersons = new long[2];
            long[] handlers = new long[2];
            appellants.appealWhile(8, regain, () -> {
                Appellants.awaits(() -> appellants.submitted() >= 8);
                minio.stop();
                // What was being stored when it stopped is over: who goes on from here does so without it.
                Thread.sleep(MOMENT.toMillis());
                submitted[0] = appellants.submitted();
                legalPersons[0] = appellants.confirmed(true);
                handlers[0] = appellants.confirmed(false);
                Thread.sleep(A_MINUTE.minus(MOMENT).toMillis());
                submitted[1] = appellants.submitted();
                legalPersons[1] = appellants.confirmed(true);
                handlers[1] = appellants.confirmed(false);
                minio.start();
            });
            assertThat(submitted[1])
                    .as("appeals of legal persons, who need no object store")
                    .isGreaterThan(submitted[0]);
            assertThat(legalPersons[1])
                    .as("legal persons who came to the end of the pages without the object store")
                    .isGreaterThan(legalPersons[0]);
            assertThat(handlers[1])
                    .as("handlers with documents who came to the end of the pages without the object store")
                    .isGreaterThan(handlers[0]);
            appellants.eachFindsTheirAppeal();
            regain.end();

            System.out.printf(
                    "%s: %d appeals submitted before the object store stopped, %d in the minute without it, %d after it;"
                            + " %d handlers came to the end of their pages in that minute%n",
                    home.getFileName(),
                    submitted[0],
                    submitted[1] - submitted[0],
                    appellants.submitted() - submitted[1],
                    handlers[1] - handlers[0]);
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                appellants.areThereOnce(files, List.of());
                assertThat(Appellants.count(files, "select count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 1"))
                        .as("jobs that met the stopped object store")
                        .isPositive();
            }
        }
    }

    private static void pausesAndKills(RegainProcess regain) {
        try {
            // What was sent of the file so far is in the in-tray by then.
            Thread.sleep(1000);
            regain.kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a kill left of an object that was being written is of no document, and nobody would ever delete it. */
    private void objectsAreOfDocuments(CaseFilesAtRest files, Path folder) throws IOException {
        List<String> known = appellants.all().stream()
                .map(appellant -> files.reachedBy(appellant.secret()))
                .flatMap(caseId -> files.objectsOf(caseId).stream())
                .toList();
        Path bucket = folder.resolve("regain");
        try (Stream<Path> objects = Files.walk(folder)) {
            assertThat(objects.filter(Files::isRegularFile)
                            .map(object -> bucket.relativize(object).toString()))
                    .as("objects")
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /** A day for the draft that nobody goes on with, two hours for the half of a file. */
    private static void letTimePass(CaseFilesAtRest files, UndeterredAppellant leaver) {
        UUID caseId = files.reachedBy(leaver.secret());
        String halves = "select count(*) from tray_file where case_id = ? and not complete";
        assertThat(Appellants.count(files, halves, caseId)).isEqualTo(1);
        assertThat(Appellants.count(files, "select count(*) from tray_file where case_id = ? and complete", caseId))
                .isEqualTo(1);
        files.purgeIn(Duration.ofHours(2));
        assertThat(Appellants.count(files, halves, caseId))
                .as("halves after two hours")
                .isZero();
        assertThat(files.database()
                        .update(
                                "update ACT_RU_JOB set DUEDATE_ = current_timestamp where HANDLER_CFG_ = 'dayOver' and"
                                        + " PROCESS_INSTANCE_ID_ in (select ID_ from ACT_RU_EXECUTION"
                                        + " where BUSINESS_KEY_ = ?)",
                                caseId.toString()))
                .isEqualTo(1);
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }

    /** A folder of its own, which stays to be looked at. */
    private static Path home(String name) throws IOException {
        Path home = Path.of("target", "killed-appeals", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        return home;
    }

    @SafeVarargs
    private static List<String> all(List<String>... settings) {
        return Stream.of(settings).flatMap(List::stream).toList();
    }
}
