package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.Found;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Scan;
import dev.regain.casefile.StoredObject;
import dev.regain.casefile.TrayFile;
import dev.regain.outside.malware.MalwareScanner;
import dev.regain.outside.malware.MalwareScanner.Verdict;
import dev.regain.outside.ocr.TextReader;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import dev.regain.story.Applicant.Attached;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Documents are handed in, looked at, stored and read; what cannot be used is named, and the others are kept. */
@Story
class CollectDocumentsStory {

    private static final String NAME = "王建国";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Outages outages;
    private final InTray tray;
    private final Documents documents;
    private final CaseFiles files;
    private final EvidenceStore store;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ScheduledTaskHolder scheduled;
    private final JdbcTemplate database;
    private Applicant ana;

    CollectDocumentsStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired InTray tray,
            @Autowired Documents documents,
            @Autowired CaseFiles files,
            @Autowired EvidenceStore store,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired ScheduledTaskHolder scheduled,
            @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.outages = outages;
        this.tray = tray;
        this.documents = documents;
        this.files = files;
        this.store = store;
        this.runtime = runtime;
        this.management = management;
        this.scheduled = scheduled;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        ana = stage.withPapers(Locale.ENGLISH);
    }

    @AfterEach
    void everybodyIsBack() {
        outages.areOver();
    }

    @Test
    void good_papers_are_stored_as_they_came_with_a_picture_of_each_page() throws IOException {
        byte[] photo = Papers.photo();
        byte[] letter = Papers.letter("a letter of two pages");
        ana.sendsWith(
                        List.of(
                                new Attached("businessLicence", "licence-of-shanhai.jpg", photo),
                                new Attached("supporting", "letter-of-shanhai.pdf", letter)),
                        "handlerName",
                        NAME)
                .sees("papers-taken");
        ana.went("handInPapers", "inspectDocuments", "scanDocuments", "storeDocuments", "readDocuments", "papersTaken");

        List<Document> stored = documents.of(caseId());
        assertThat(stored)
                .extracting(Document::slot, Document::name, Document::type, document -> document.pages()
                        .size())
                .containsExactlyInAnyOrder(
                        tuple("businessLicence", "licence-of-shanhai.jpg", "image/jpeg", 1),
                        tuple("supporting", "letter-of-shanhai.pdf", "application/pdf", 2));
        assertThat(stored).allSatisfy(document -> assertThat(document.scan()).isEqualTo(Scan.NOT_SCANNED));
        assertThat(read(in("businessLicence").original())).isEqualTo(photo);
        assertThat(read(in("supporting").original())).isEqualTo(letter);
        for (StoredObject page : in("supporting").pages()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(read(page)));
            assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(1590, 1600);
        }
        assertThat(tray.files(caseId())).isEmpty();
        assertThat(rows("tray_chunk", "file_id in (select id from tray_file where case_id = ?)"))
                .isZero();
    }

    @Test
    void a_bad_file_is_named_with_how_to_mend_it_and_the_others_are_kept() {
        ana.sendsWith(
                        List.of(
                                new Attached("businessLicence", "licence-of-shanhai.png", Papers.screenshot()),
                                new Attached("supporting", "with-a-script.pdf", Papers.withJavaScript()),
                                new Attached("supporting", "receipt-of-shanhai.jpg", Papers.photo())),
                        "handlerName",
                        NAME)
                .sees("hand-in-papers");
        Element bad = file("with-a-script.pdf");
        assertThat(bad.select("[data-error=active-content]").text()).contains("Print it to a new PDF");
        assertThat(file("receipt-of-shanhai.jpg").select("[data-error]")).isEmpty();
        Element thumbnail = file("licence-of-shanhai.png").selectFirst("img");
        assertThat(ana.tab().opens(thumbnail.attr("src")).response().headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertThat(stage.applicant().opens(thumbnail.attr("src")).status()).isEqualTo(404);
        assertThat(rows(
                        "tray_chunk",
                        "file_id in (select id from tray_file where case_id = ? and broken_rule is not null)"))
                .isZero();

        ana.opens("/case").sendsWith(List.of(), "handlerName", NAME).isTold("supporting", "active-content");
        assertThat(ana.status()).isEqualTo(422);
        ana.sendsWith(List.of(), "handlerName", NAME, "remove", bad.attr("data-file"));
        assertThat(ana.status()).isEqualTo(200);
        assertThat(ana.page().select("[name=handlerName]").val()).isEqualTo(NAME);
        ana.sendsWith(List.of(), "handlerName", NAME).sees("papers-taken");
        assertThat(documents.of(caseId())).hasSize(2);
    }

    @Test
    void a_wrong_name_beside_good_files_keeps_the_files() {
        ana.sendsWith(
                List.of(new Attached("businessLicence", "licence-of-shanhai.png", Papers.screenshot())),
                "handlerName",
                "1");
        assertThat(ana.status()).isEqualTo(422);
        ana.isTold("handlerName", "too-short");
        assertThat(file("licence-of-shanhai.png")).isNotNull();
        ana.sendsWith(List.of(), "handlerName", NAME).sees("papers-taken");
    }

    @Test
    void what_was_handed_in_for_a_page_that_is_asked_no_more_is_in_nobodys_way() throws IOException {
        TrayFile before =
                tray.receive(caseId(), "handlerIdFront", "locked.pdf", new ByteArrayInputStream(Papers.withPassword()));
        tray.refuse(before.id(), "encrypted");
        ana.sendsWith(
                        List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                        "handlerName",
                        NAME)
                .sees("papers-taken");
        assertThat(documents.of(caseId())).hasSize(1);
    }

    @Test
    void a_missing_licence_is_asked_for() {
        ana.sendsWith(List.of(new Attached("businessLicence", "", new byte[0])), "handlerName", NAME)
                .isTold("businessLicence", "required");
    }

    @Test
    void what_the_letter_says_is_noted_and_decides_nothing() {
        files.write(caseId(), Entry.ENTERPRISE_NAME, "Shanhai Map Clouds (Beijing) Co. Ltd");
        files.write(caseId(), Entry.CREDIT_CODE, "91110108MA01C8XR2M");
        files.write(caseId(), Entry.LETTER_SERIAL, "RG-7Q2K-0042");
        byte[] letter =
                Papers.letter("SHANHAI MAP CLOUDS (BEIJING)", "CO. LTD", "code 9111 0108 MA01 C8XR 2M", "no. RG-XXXX");
        ana.sendsWith(List.of(new Attached("businessLicence", "licence-of-shanhai.pdf", letter)), "handlerName", NAME)
                .sees("papers-taken");
        Document document = in("businessLicence");
        assertThat(document.findings().enterpriseName()).isEqualTo(Found.YES);
        assertThat(document.findings().creditCode()).isEqualTo(Found.YES);
        assertThat(document.findings().letterSerial()).isEqualTo(Found.NO);
        assertThat(document.findings().seenElsewhere()).isFalse();

        ana = stage.withPapers(Locale.ENGLISH);
        ana.sendsWith(List.of(new Attached("businessLicence", "another-name.pdf", letter)), "handlerName", NAME)
                .sees("papers-taken");
        assertThat(in("businessLicence").findings().seenElsewhere()).isTrue();
        assertThat(in("businessLicence").findings().creditCode()).isEqualTo(Found.UNKNOWN);
    }

    @Test
    void a_picture_is_read_where_somebody_reads_pictures() {
        outages.says(TextReader.class, Optional.of("统一社会信用代码 9111 0108 MA01 C8XR 2M"));
        files.write(caseId(), Entry.CREDIT_CODE, "91110108MA01C8XR2M");
        ana.sendsWith(
                        List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                        "handlerName",
                        NAME)
                .sees("papers-taken");
        assertThat(in("businessLicence").findings().creditCode()).isEqualTo(Found.YES);
    }

    @Test
    void a_reader_that_fails_keeps_nobody_waiting() {
        outages.isDown(TextReader.class);
        files.write(caseId(), Entry.CREDIT_CODE, "91110108MA01C8XR2M");
        ana.sendsWith(
                        List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                        "handlerName",
                        NAME)
                .sees("papers-taken");
        assertThat(in("businessLicence").findings().creditCode()).isEqualTo(Found.UNKNOWN);
    }

    @Test
    void malware_is_refused_and_its_content_deleted() {
        outages.says(MalwareScanner.class, Verdict.MALWARE);
        ana.sendsWith(
                        List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                        "handlerName",
                        NAME)
                .sees("hand-in-papers");
        assertThat(file("licence-of-shanhai.jpg").select("[data-error=malware]"))
                .isNotEmpty();
        assertThat(rows("tray_chunk", "file_id in (select id from tray_file where case_id = ?)"))
                .isZero();
    }

    @Test
    void while_the_scanner_is_away_nothing_goes_on_unscanned_and_nothing_is_lost() {
        outages.isDown(MalwareScanner.class);
        ana.sendsWith(
                List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                "handlerName",
                NAME);
        failedJob();
        assertThat(ana.opens("/case").step()).isEqualTo("waiting");
        assertThat(documents.of(caseId())).isEmpty();
        outages.says(MalwareScanner.class, Verdict.CLEAN);
        outages.isBack(MalwareScanner.class);
        ana.waitsFor("papers-taken");
        assertThat(in("businessLicence").scan()).isEqualTo(Scan.CLEAN);
    }

    @Test
    void while_the_store_is_away_the_tray_keeps_everything_and_goes_on_from_there() throws IOException {
        byte[] photo = Papers.photoOf(3_000_000);
        outages.isDown(EvidenceStore.class);
        ana.sendsWith(List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", photo)), "handlerName", NAME);
        failedJob();
        assertThat(ana.opens("/case").step()).isEqualTo("waiting");
        assertThat(tray.files(caseId())).hasSize(1);
        outages.areOver();
        ana.waitsFor("papers-taken");
        assertThat(read(in("businessLicence").original())).isEqualTo(photo);
        assertThat(tray.files(caseId())).isEmpty();
    }

    @Test
    void an_object_that_was_changed_or_exchanged_is_not_read() throws IOException {
        ana.sendsWith(
                        List.of(
                                new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo()),
                                new Attached("supporting", "receipt-of-shanhai.png", Papers.screenshot())),
                        "handlerName",
                        NAME)
                .sees("papers-taken");
        StoredObject licence = in("businessLicence").original();
        StoredObject receipt = in("supporting").original();
        assertThatThrownBy(() -> read(new StoredObject(licence.name(), receipt.sha256())))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(new StoredObject(licence.name() + "x", licence.sha256())))
                .isInstanceOf(EvidenceStore.NotStored.class);
    }

    @Test
    void what_a_case_leaves_behind_is_deleted_from_the_store() {
        ana.sendsWith(
                        List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                        "handlerName",
                        NAME)
                .sees("papers-taken");
        StoredObject licence = in("businessLicence").original();
        files.forget(caseId());
        assertThat(documents.of(caseId())).isEmpty();
        theHourComes("DeleteEvidence");
        assertThat(documents.ofNobody()).isEmpty();
        assertThatThrownBy(() -> read(licence)).isInstanceOf(EvidenceStore.NotStored.class);
    }

    private void theHourComes(String task) {
        scheduled.getScheduledTasks().stream()
                .filter(due -> due.toString().contains(task))
                .findFirst()
                .orElseThrow()
                .getTask()
                .getRunnable()
                .run();
    }

    private CaseId caseId() {
        return stage.caseOf(ana.secret());
    }

    private Document in(String slot) {
        return documents.of(caseId()).stream()
                .filter(document -> document.slot().equals(slot))
                .findFirst()
                .orElseThrow();
    }

    private byte[] read(StoredObject object) throws IOException {
        try (InputStream content = store.open(new EvidenceRef(object.name(), object.sha256()))) {
            return content.readAllBytes();
        }
    }

    private Element file(String name) {
        return ana.page().select("[data-file]").stream()
                .filter(file -> file.select(".name").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int rows(String table, String where) {
        return database.queryForObject(
                "select count(*) from " + table + " where " + where, Integer.class, caseId().value());
    }

    private void failedJob() {
        Instant end = Instant.now().plus(PATIENCE);
        while (runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId().toString()).list().stream()
                .noneMatch(process -> management
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .withException()
                                .count()
                        > 0)) {
            assertThat(Instant.now()).as("patience").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
