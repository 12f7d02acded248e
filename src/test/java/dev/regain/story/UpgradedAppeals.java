package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseFilesAtRest;
import dev.regain.casefile.CaseId;
import dev.regain.staff.StaffClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.FileSystemUtils;

/**
 * People appeal on one release, and go on with the next one, in which every diagram has changed: each case is where it was, ends on the
 * version that it began on, and new ones begin on the new one. {@code -Dregain.before=} is the jar of an earlier release; without
 * one, it is this release with other diagrams. A command, not part of {@code verify}.
 */
class UpgradedAppeals {

    private static final Path BEFORE = Path.of(System.getProperty("regain.before", ""));
    private static final String CHANGED = "\n<!-- changed by the next release -->\n";

    /** Where each of them is when it happens; the numbers choose who brings documents and who shows a face. */
    private static final Map<Integer, String> ON_THE_WAY = Map.of(
            3, "enter-legal-person",
            7, "state-handler",
            4, "upload-documents",
            6, "consent-to-face-check",
            5, "check-face",
            8, "leave-contact",
            10, "confirm-code");

    private final Appellants appellants = new Appellants();
    private final Map<UndeterredAppellant, String> onTheWay = new LinkedHashMap<>();

    @Test
    void on_the_embedded_database_every_case_goes_on_where_it_was() throws Exception {
        areUpgraded("h2", List.of());
    }

    @Test
    @ExtendWith(Postgres.class)
    void on_postgresql_every_case_goes_on_where_it_was() throws Exception {
        areUpgraded("postgresql", Postgres.database());
    }

    private void areUpgraded(String name, List<String> database) throws Exception {
        Path home = Path.of("target", "upgraded-appeals", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        Path diagrams = Files.createDirectories(home.resolve("bpmn"));
        List<String> settings = Stream.of(
                        database,
                        Appellants.NO_LIMITS,
                        List.of(
                                "regain.flow.diagrams=file:" + diagrams + "/*.bpmn,file:" + diagrams + "/*.dmn",
                                "regain.staff.reviewer.password=" + Stage.STAFF_PASSWORD))
                .flatMap(List::stream)
                .toList();
        try (RegainProcess regain = new RegainProcess(home, settings)) {
            takeDiagramsOfTheReleaseBefore(diagrams);
            regain.isRelease(hasReleaseBefore() ? BEFORE : null);
            regain.start();
            UndeterredAppellant reviewed = submits(0, regain);
            submits(1, regain);
            for (Map.Entry<Integer, String> one : ON_THE_WAY.entrySet()) {
                UndeterredAppellant appellant = new UndeterredAppellant(one.getKey(), regain, appellants.deeds());
                appellant.comesTo(one.getValue());
                onTheWay.put(appellant, one.getValue());
            }
            regain.end();

            changeDiagrams(diagrams);
            regain.isRelease(null);
            regain.start();
            for (Map.Entry<UndeterredAppellant, String> one : onTheWay.entrySet()) {
                assertThat(one.getKey().looks()).as("%s", one.getKey()).isEqualTo(one.getValue());
                one.getKey().appeals();
                appellants.all().add(one.getKey());
            }
            submits(11, regain);
            appellants.eachFindsTheirAppeal();
            regain.end();
            CaseId caseId;
            try (CaseFilesAtRest files = CaseFilesAtRest.open(regain.settings())) {
                caseId = new CaseId(files.reachedBy(reviewed.secret()));
                appellants.areThereOnce(files, List.of());
                endOnTheVersionTheyBeganOn(files);
            }
            regain.start();
            isRejected(caseId, regain);
            Appellants.awaits(() -> reviewed.status().equals("rejected"));
            regain.end();
        }
    }

    private UndeterredAppellant submits(int number, RegainProcess regain) {
        UndeterredAppellant appellant = new UndeterredAppellant(number, regain, appellants.deeds());
        appellant.appeals();
        appellants.all().add(appellant);
        return appellant;
    }

    private static boolean hasReleaseBefore() {
        return Files.isRegularFile(BEFORE);
    }

    private static void takeDiagramsOfTheReleaseBefore(Path folder) throws IOException {
        if (!hasReleaseBefore()) {
            copy(Path.of("bpmn"), folder);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(BEFORE)) {
            copy(jar.getPath("BOOT-INF", "classes", "bpmn"), folder);
        }
    }

    private static void copy(Path from, Path folder) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path diagram : all.toList()) {
                Files.write(folder.resolve(diagram.getFileName().toString()), Files.readAllBytes(diagram));
            }
        }
    }

    private static void changeDiagrams(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        copy(Path.of("bpmn"), folder);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path diagram : all.toList()) {
                Files.writeString(diagram, CHANGED, StandardOpenOption.APPEND);
            }
        }
    }

    private void endOnTheVersionTheyBeganOn(CaseFilesAtRest files) {
        String versions = "select d.VERSION_ from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_"
                + " where p.BUSINESS_KEY_ = ? and d.KEY_ = 'enterpriseAppeal'";
        for (UndeterredAppellant appellant : appellants.all()) {
            String caseId = files.reachedBy(appellant.secret()).toString();
            assertThat(files.database().queryForList(versions, Integer.class, caseId))
                    .as("version that %s is on", appellant)
                    .containsExactly(appellant.toString().endsWith(" 11") ? 2 : 1);
        }
        assertThat(Appellants.count(
                        files,
                        "select count(*) from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_"
                                + " where d.KEY_ = 'proveByFace' and d.VERSION_ = 1 and p.END_TIME_ is not null"))
                .as("face checks that began on the release before")
                .isPositive();
        assertThat(files.database().queryForList("select KEY_ from ACT_RE_PROCDEF where VERSION_ = 2", String.class))
                .as("processes with a new version")
                .contains("enterpriseAppeal", "decideAppeal", "collectDocuments", "proveByFace");
    }

    private static void isRejected(CaseId caseId, RegainProcess regain) {
        StaffClient signedIn = new StaffClient(URI.create(regain.address()).getPort(), "default");
        signedIn.signIn("reviewer", Stage.STAFF_PASSWORD, "tasklist");
        new Reviewer(signedIn, "reviewer").takes(caseId).decides(caseId, "reject", "reasonR01");
    }
}
