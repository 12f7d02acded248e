package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.regain.casefile.CaseFilesAtRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who appeal one after the other, several at once, whatever happens to the product; and what has to be there of each at the end. */
final class Appellants {

    static final List<String> NO_LIMITS = List.of(
            "regain.ratelimit.cases-by-address-an-hour=100000",
            "regain.ratelimit.cases-by-clue-an-hour=100000",
            "regain.ratelimit.messages-to-number-an-hour=100000",
            "regain.ratelimit.messages-to-number-a-day=100000",
            "regain.ratelimit.free-by-address=100000",
            "regain.ratelimit.answers-by-address-a-second=10000");

    /** A killed node's jobs are taken over when their lock ends; with the product's five minutes, fifty kills would take a day. */
    static final List<String> SHORT_LOCKS = List.of("camunda.bpm.job-execution.lock-time-in-millis=15000");

    private final List<UndeterredAppellant> all = Collections.synchronizedList(new ArrayList<>());
    private final Deeds deeds = new Deeds();
    private volatile boolean enough;

    /** What they are at. */
    Deeds deeds() {
        return deeds;
    }

    List<UndeterredAppellant> all() {
        return all;
    }

    interface Happening {
        void happens() throws Exception;
    }

    /** One appeals after the other, as many at once, until this has happened; then each comes to their end. */
    void appealWhile(int atOnce, Served regain, Happening happening) throws Exception {
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

    private UndeterredAppellant next(Served regain) {
        synchronized (all) {
            all.add(new UndeterredAppellant(all.size(), regain, deeds));
            return all.get(all.size() - 1);
        }
    }

    long submitted() {
        synchronized (all) {
            return all.stream()
                    .filter(appellant -> appellant.queryCode() != null)
                    .count();
        }
    }

    /** Of the legal persons, or of those who bring documents, how many came to the end of the pages. */
    long confirmed(boolean legalPersons) {
        synchronized (all) {
            return all.stream()
                    .filter(appellant -> appellant.isLegalPerson() == legalPersons && appellant.hasConfirmedContact())
                    .count();
        }
    }

    void eachFindsTheirAppeal() {
        for (UndeterredAppellant appellant : all) {
            assertThat(appellant.status()).as("status of %s", appellant).isEqualTo("submitted");
            assertThat(appellant.receipts())
                    .as("receipts that %s has", appellant)
                    .isEqualTo(1);
        }
    }

    void areThereOnce(CaseFilesAtRest files, List<UndeterredAppellant> leavers) {
        int documents = 0;
        List<UUID> cases = new ArrayList<>();
        for (UndeterredAppellant appellant : all) {
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
        assertThat(count(files, "select count(*) from appeal")).isEqualTo(all.size());
        assertThat(count(files, "select count(*) from ACT_RU_INCIDENT"))
                .as("incidents")
                .isZero();
        assertThat(count(files, "select count(*) from ACT_RU_JOB where RETRIES_ < 1 or TYPE_ = 'message'"))
                .as("jobs that are not done")
                .isZero();
        System.out.printf("%d query codes shown, %d appeals, %d documents%n", all.size(), all.size(), documents);
        files.database()
                .query(
                        "select ACT_ID_, JOB_EXCEPTION_MSG_, count(*) from ACT_HI_JOB_LOG where JOB_STATE_ = 1"
                                + " group by ACT_ID_, JOB_EXCEPTION_MSG_ order by 3 desc",
                        (row, number) -> "%d × %s: %s".formatted(row.getInt(3), row.getString(1), row.getString(2)))
                .forEach(System.out::println);
    }

    static int count(CaseFilesAtRest files, String query, Object... details) {
        return files.database().queryForObject(query, Integer.class, details);
    }

    interface Look {
        boolean sees() throws Exception;
    }

    static void awaits(Look look) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!look.sees()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(500);
        }
    }
}
