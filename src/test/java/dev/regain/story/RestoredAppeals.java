package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.audit.VerifyAuditCommand;
import dev.regain.casefile.CaseFilesAtRest;
import dev.regain.staff.StaffClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.util.FileSystemUtils;

/**
 * People appeal; database, objects and keys are backed up as {@code docs/operating.md} says, more people appeal, and then all is lost.
 * It is put back as it was at a moment in between: who had a query code then finds their appeal and its documents, who was on the
 * way goes on, and the audit log is whole. A command, not part of {@code verify}, where PostgreSQL's programs are installed
 * ({@code -Dpostgresql.programs=} says where).
 */
@EnabledIf("dev.regain.story.SystemPostgres#isThere")
class RestoredAppeals {

    /** Longer than the finest time that an object store tells. */
    private static final Duration TELLABLE = Duration.ofSeconds(2);

    /** Where each of them is when it happens; the numbers choose who brings documents and who shows a face. */
    private static final Map<Integer, String> ON_THE_WAY = Map.of(
            3, "enter-legal-person",
            4, "upload-documents",
            6, "consent-to-face-check",
            5, "check-face",
            8, "leave-contact",
            10, "confirm-code");

    private final Path home = Path.of("target", "restored-appeals").toAbsolutePath();
    private final Path copy = home.resolve("copy");
    private final Appellants appellants = new Appellants();
    private final Map<UndeterredAppellant, String> onTheWay = new LinkedHashMap<>();

    @Test
    void what_there_was_at_the_moment_that_is_put_back_is_there_again_and_goes_on() throws Exception {
        FileSystemUtils.deleteRecursively(home);
        try (SystemPostgres database = new SystemPostgres();
                Minio minio = new Minio(home.resolve("minio"));
                RegainProcess regain = new RegainProcess(home.resolve("run"), settings(database, minio))) {
            regain.start();
            submit(regain, 0, 1);
            database.backUp();
            FileSystemUtils.copyRecursively(home.resolve("keys"), copy.resolve("keys"));
            submit(regain, 2);
            for (Map.Entry<Integer, String> one : ON_THE_WAY.entrySet()) {
                UndeterredAppellant appellant = new UndeterredAppellant(one.getKey(), regain, appellants.deeds());
                appellant.comesTo(one.getValue());
                onTheWay.put(appellant, one.getValue());
            }
            looksAtACase(regain, database);
            Thread.sleep(TELLABLE.toMillis());
            OffsetDateTime then = database.now();
            Thread.sleep(TELLABLE.toMillis());
            List<UndeterredAppellant> lost = List.of(
                    new UndeterredAppellant(20, regain, appellants.deeds()),
                    new UndeterredAppellant(21, regain, appellants.deeds()));
            lost.forEach(UndeterredAppellant::appeals);
            database.keepLog();
            minio.copyTo(copy.resolve("objects"));

            regain.kill();
            database.isLost();
            minio.isLost();
            FileSystemUtils.deleteRecursively(home.resolve("keys"));

            long begun = System.nanoTime();
            database.putBack(then);
            minio.putBack(copy.resolve("objects"), then.toInstant());
            FileSystemUtils.copyRecursively(copy.resolve("keys"), home.resolve("keys"));
            regain.start();
            System.out.printf(
                    "Put back and started in %d s%n",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());

            assertThat(VerifyAuditCommand.run(regain.settings().stream()
                            .map(setting -> "--" + setting)
                            .toList()))
                    .as("the audit log is whole")
                    .isZero();
            for (Map.Entry<UndeterredAppellant, String> one : onTheWay.entrySet()) {
                assertThat(one.getKey().looks()).as("%s", one.getKey()).isEqualTo(one.getValue());
                one.getKey().appeals();
                appellants.all().add(one.getKey());
            }
            appellants.eachFindsTheirAppeal();
            regain.end();
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                appellants.areThereOnce(files, List.of());
                assertThat(minio.names())
                        .as("objects")
                        .containsExactlyInAnyOrderElementsOf(appellants.all().stream()
                                .flatMap(appellant -> files.objectsOf(files.reachedBy(appellant.secret())).stream())
                                .toList());
            }
        }
    }

    private void submit(RegainProcess regain, int... numbers) {
        for (int number : numbers) {
            UndeterredAppellant appellant = new UndeterredAppellant(number, regain, appellants.deeds());
            appellant.appeals();
            appellants.all().add(appellant);
        }
    }

    /** So that there is something in the audit log. */
    private static void looksAtACase(RegainProcess regain, SystemPostgres database) {
        StaffClient reviewer = new StaffClient(URI.create(regain.address()).getPort(), "default");
        reviewer.signIn("reviewer", Stage.STAFF_PASSWORD, "tasklist");
        String caseId = database.query("select case_id from appeal limit 1");
        assertThat(reviewer.get("/review/cases/" + caseId).statusCode()).isEqualTo(200);
        assertThat(database.query("select count(*) from audit_entry")).isNotEqualTo("0");
    }

    private List<String> settings(SystemPostgres database, Minio minio) throws IOException {
        return new ArrayList<>(Stream.of(
                        database.product(),
                        minio.settings(),
                        Appellants.NO_LIMITS,
                        Appellants.SHORT_LOCKS,
                        List.of(
                                "regain.keys.directory=" + home.resolve("keys"),
                                "regain.staff.reviewer.password=" + Stage.STAFF_PASSWORD))
                .flatMap(List::stream)
                .toList());
    }
}
