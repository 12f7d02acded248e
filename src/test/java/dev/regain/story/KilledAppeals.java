package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.regain.casefile.CaseFilesAtRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
    private static final int LEAVES = 9_001;

    /** A killed node's jobs are taken over when their lock ends; with the product's five minutes, fifty kills would take a day. */
    private static final List<String> SHORT_LOCKS = List.of("camunda.bpm.job-execution.lock-time-in-millis=15000");

    private static final List<String> NO_LIMITS = List.of(
            "regain.ratelimit.cases-by-address-an-hour=100000",
            "regain.ratelimit.cases-by-clue-an-hour=100000",
            "regain.ratelimit.messages-to-number-an-hour=100000",
            "regain.ratelimit.messages-to-number-a-day=100000",
            "regain.ratelimit.answers-by-address-a-second=10000");

    private final List<UndeterredAppellant> appellants = Collections.synchronizedList(new ArrayList<>());
    private final Deeds deeds = new Deeds();
    private volatile boolean enough;

    @Test
    void on_the_embedded_database_what_was_acknowledged_is_there_after_every_kill() throws Exception {
        areKilled(home("killed-on-h2"), List.of());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_what_was_acknowledged_is_there_after_every_kill() throws Exception {
        areKilled(home("killed-on-postgresql"), postgresql());
    }

    @Test
    void on_the_embedded_database_appeals_outlast_a_minute_without_the_object_store() throws Exception {
        outlastTheObjectStore(home("stopped-on-h2"), List.of());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_appeals_outlast_a_minute_without_the_object_store() throws Exception {
        outlastTheObjectStore(home("stopped-on-postgresql"), postgresql());
    }

    private void areKilled(Path home, List<String> database) throws Exception {
        long begun = System.nanoTime();
        try (RegainProcess regain = new RegainProcess(home, all(database, NO_LIMITS, SHORT_LOCKS))) {
            regain.start();
            Power power = new Power(SEED, deeds, regain);
            whileAppealing(4, regain, () -> {
                for (int kill = 0; kill < KILLS; kill++) {
                    power.fails();
                    regain.start();
                }
            });
            UndeterredAppellant leaver = new UndeterredAppellant(LEAVES, regain, deeds);
            leaver.leavesInTheMiddle(() -> pausesAndKills(regain));
            regain.start();
            eachFindsTheirAppeal();
            assertThat(regain.orphans()).as("processes that outlived a kill").isEmpty();
            regain.end();

            System.out.printf(
                    "%s: %d kills, %d s, -Dregain.seed=%d%n%s",
                    home.getFileName(), KILLS, seconds(begun), SEED, power.told());
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                eachIsThereOnce(files, List.of(leaver));
                objectsAreOfDocuments(files, home.resolve("objects"));
                letTimePass(files, leaver);
            }
            regain.start();
            awaits(() -> leaver.looks().equals("expired"));
            regain.end();
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                assertThat(count(files, "select count(*) from tray_file"))
                        .as("left in the in-tray by whoever went away")
                        .isZero();
            }
        }
    }

    private void outlastTheObjectStore(Path home, List<String> database) throws Exception {
        try (Minio minio = new Minio(home.resolve("minio"));
                RegainProcess regain = new RegainProcess(home, all(database, NO_LIMITS, minio.settings()))) {
            regain.start();
            long[] submitted = new long[2];
            whileAppealing(8, regain, () -> {
                awaits(() -> submitted() >= 8);
                submitted[0] = submitted();
                minio.stop();
                Thread.sleep(A_MINUTE.toMillis());
                submitted[1] = submitted();
                minio.start();
            });
            eachFindsTheirAppeal();
            regain.end();

            System.out.printf(
                    "%s: %d appeals submitted before the object store stopped, %d in the minute without it, %d after it%n",
                    home.getFileName(), submitted[0], submitted[1] - submitted[0], submitted() - submitted[1]);
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                eachIsThereOnce(files, List.of());
                assertThat(count(files, "select count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 1"))
                        .as("jobs that met the stopped object store")
                        .isPositive();
            }
        }
    }

    private interface Happening {
        void happens() throws Exception;
    }

    /** One appeals after the other, as many at once, until this has happened; then each comes to their end. */
    private void whileAppealing(int atOnce, RegainProcess regain, Happening happening) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<?>> people = new ArrayList<>();
            for (int person = 0; person < atOnce; person++) {
                people.add(crowd.submit(() -> {
                    while (!enough) {
                        next(regain).appeals();
                    }
                }));
            }
            happening.happens();
            enough = true;
            for (Future<?> person : people) {
                person.get();
            }
        } finally {
            enough = true;
            crowd.shutdownNow();
        }
    }

    private UndeterredAppellant next(RegainProcess regain) {
        synchronized (appellants) {
            appellants.add(new UndeterredAppellant(appellants.size(), regain, deeds));
            return appellants.get(appellants.size() - 1);
        }
    }

    private long submitted() {
        synchronized (appellants) {
            return appellants.stream()
                    .filter(appellant -> appellant.queryCode() != null)
                    .count();
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

    private void eachFindsTheirAppeal() {
        for (UndeterredAppellant appellant : appellants) {
            assertThat(appellant.status()).as("status of %s", appellant).isEqualTo("submitted");
            assertThat(appellant.receipts())
                    .as("receipts that %s has", appellant)
                    .isEqualTo(1);
        }
    }

    private void eachIsThereOnce(CaseFilesAtRest files, List<UndeterredAppellant> leavers) {
        int documents = 0;
        List<UUID> cases = new ArrayList<>();
        for (UndeterredAppellant appellant : appellants) {
            UUID caseId = files.reachedBy(appellant.secret());
            cases.add(caseId);
            assertThat(files.database()
                            .queryForList(
                                    "select case_id from appeal where query_code_hash = ?",
                                    UUID.class,
                                    files.hash("query-code", appellant.queryCode())))
                    .as("what the query code of %s opens", appellant)
                    .containsExactly(caseId);
            assertThat(files.originalsOf(caseId))
                    .as("documents of %s", appellant)
                    .containsExactlyInAnyOrderElementsOf(appellant.papers().stream()
                            .map(paper ->
                                    Hashing.sha256().hashBytes(paper.content()).toString())
                            .toList());
            assertThat(count(files, "select count(*) from tray_file where case_id = ?", caseId))
                    .as("in the in-tray of %s", appellant)
                    .isZero();
            assertThat(count(
                            files,
                            "select count(*) from ACT_RU_TASK task join ACT_RU_EXECUTION process"
                                    + " on process.ID_ = task.PROC_INST_ID_ where process.BUSINESS_KEY_ = ?"
                                    + " and task.TASK_DEF_KEY_ = 'reviewAppeal'",
                            caseId.toString()))
                    .as("reviews of %s", appellant)
                    .isEqualTo(1);
            documents += appellant.papers().size();
        }
        leavers.forEach(leaver -> cases.add(files.reachedBy(leaver.secret())));
        assertThat(files.database()
                        .queryForList(
                                "select BUSINESS_KEY_ from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'enterpriseAppeal'",
                                String.class))
                .as("processes, one each")
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().map(UUID::toString).toList());
        assertThat(count(files, "select count(*) from appeal")).isEqualTo(appellants.size());
        assertThat(count(files, "select count(*) from ACT_RU_INCIDENT"))
                .as("incidents")
                .isZero();
        assertThat(count(files, "select count(*) from ACT_RU_JOB where RETRIES_ < 1 or TYPE_ <> 'timer'"))
                .as("jobs that are not done")
                .isZero();
        System.out.printf(
                "%d query codes shown, %d appeals, %d documents%n", appellants.size(), appellants.size(), documents);
        files.database()
                .query(
                        "select ACT_ID_, JOB_EXCEPTION_MSG_, count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 1"
                                + " group by ACT_ID_, JOB_EXCEPTION_MSG_ order by 3 desc",
                        (row, number) -> "%d × %s: %s".formatted(row.getInt(3), row.getString(1), row.getString(2)))
                .forEach(System.out::println);
    }

    /** What a kill left of an object that was being written is of no document, and nobody would ever delete it. */
    private void objectsAreOfDocuments(CaseFilesAtRest files, Path folder) throws IOException {
        List<String> known = appellants.stream()
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
        assertThat(count(files, halves, caseId)).isEqualTo(1);
        assertThat(count(files, "select count(*) from tray_file where case_id = ? and complete", caseId))
                .isEqualTo(1);
        files.purgeIn(Duration.ofHours(2));
        assertThat(count(files, halves, caseId)).as("halves after two hours").isZero();
        assertThat(files.database()
                        .update(
                                "update ACT_RU_JOB set DUEDATE_ = current_timestamp where HANDLER_CFG_ = 'dayOver' and"
                                        + " PROCESS_INSTANCE_ID_ in (select ID_ from ACT_RU_EXECUTION"
                                        + " where BUSINESS_KEY_ = ?)",
                                caseId.toString()))
                .isEqualTo(1);
    }

    private static int count(CaseFilesAtRest files, String query, Object... details) {
        return files.database().queryForObject(query, Integer.class, details);
    }

    private interface Look {
        boolean sees() throws Exception;
    }

    private static void awaits(Look look) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!look.sees()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(500);
        }
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

    private static List<String> postgresql() {
        String name = "killed" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(new DriverManagerDataSource(Postgres.address())).execute("create database " + name);
        return List.of(
                "spring.datasource.url=" + Postgres.address().replace("/postgres?", "/" + name + "?"),
                "spring.datasource.username=postgres");
    }

    @SafeVarargs
    private static List<String> all(List<String>... settings) {
        return Stream.of(settings).flatMap(List::stream).toList();
    }
}
