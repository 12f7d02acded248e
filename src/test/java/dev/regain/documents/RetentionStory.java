package dev.regain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.casefile.PurgeIn;
import dev.regain.casefile.StoredObject;
import dev.regain.casefile.TrayFile;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import dev.regain.story.Applicant;
import dev.regain.story.Applicant.Attached;
import dev.regain.story.Outages;
import dev.regain.story.Papers;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** [S20] What was handed in and typed is kept as long as it is needed, and then it is gone. */
@Story
class RetentionStory {

    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Outages outages;
    private final CaseFiles files;
    private final InTray tray;
    private final Documents documents;
    private final EvidenceStore store;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient database;
    private final ApplicationContext product;
    private Applicant ana;

    RetentionStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired CaseFiles files,
            @Autowired InTray tray,
            @Autowired Documents documents,
            @Autowired EvidenceStore store,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired JdbcClient database,
            @Autowired ApplicationContext product) {
        this.stage = stage;
        this.outages = outages;
        this.files = files;
        this.tray = tray;
        this.documents = documents;
        this.store = store;
        this.runtime = runtime;
        this.management = management;
        this.database = database;
        this.product = product;
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
    void documents_are_kept_for_thirty_days_after_the_end_of_a_case_and_then_gone() throws Exception {
        handsIn(ana).sees("papers-taken");
        StoredObject licence = documents.of(caseOf(ana)).get(0).original();

        whatIsDeletedAfter(A_MONTH.minus(A_MINUTE));
        assertThat(read(licence)).isNotEmpty();

        whatIsDeletedAfter(A_MONTH.plus(A_MINUTE));
        assertThat(documents.of(caseOf(ana))).isEmpty();
        assertThatThrownBy(() -> read(licence)).isInstanceOf(EvidenceStore.NotStored.class);
    }

    @Test
    void documents_of_a_case_that_goes_on_are_kept_however_old_they_are() throws Exception {
        handsIn(ana).sees("papers-taken");
        StoredObject licence = documents.of(caseOf(ana)).get(0).original();
        runtime.startProcessInstanceByKey("bringPapers", caseOf(ana).toString());

        whatIsDeletedAfter(A_MONTH.multipliedBy(3));
        assertThat(read(licence)).isNotEmpty();
    }

    @Test
    void a_draft_that_ends_while_only_some_of_its_documents_are_stored_leaves_none_of_them() throws Exception {
        outages.breaksOff(EvidenceStore.class);
        handsIn(ana);
        Awaitility.await().atMost(PATIENCE).until(() -> hasFailedJob(ana));
        TrayFile licence = tray.files(caseOf(ana)).get(0);
        StoredObject stored = new StoredObject(ObjectNames.original(licence.id()), licence.sha256());
        outages.areOver();
        assertThat(read(stored)).isNotEmpty();

        files.forget(caseOf(ana));
        whatIsDeletedAfter(Duration.ofHours(2));
        assertThatThrownBy(() -> read(stored)).isInstanceOf(EvidenceStore.NotStored.class);
        assertThat(begun(licence)).isZero();
    }

    @Test
    void a_document_that_waits_for_the_store_to_come_back_is_not_taken_for_forgotten() throws Exception {
        outages.breaksOff(EvidenceStore.class);
        handsIn(ana);
        Awaitility.await().atMost(PATIENCE).until(() -> hasFailedJob(ana));
        TrayFile licence = tray.files(caseOf(ana)).get(0);
        outages.areOver();

        whatIsDeletedAfter(Duration.ofHours(2));
        ana.waitsFor("papers-taken");
        assertThat(read(documents.of(caseOf(ana)).get(0).original())).isNotEmpty();
        assertThat(begun(licence)).isZero();
    }

    @Test
    void of_a_case_to_which_nothing_happened_for_half_a_year_nothing_is_left() {
        handsIn(ana).sees("papers-taken");
        CaseId caseId = caseOf(ana);
        assertThat(stage.tablesThatKnow(caseId)).contains("case_file", "case_entry", "case_document");

        PurgeIn.time(Duration.ofDays(181), product);
        whatIsDeletedAfter(Duration.ZERO);

        assertThat(stage.tablesThatKnow(caseId)).isEmpty();
    }

    private static Applicant handsIn(Applicant applicant) {
        return applicant.sendsWith(
                List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                "handlerName",
                "王建国");
    }

    private void whatIsDeletedAfter(Duration time) {
        DeleteEvidenceIn.time(time, product);
    }

    private byte[] read(StoredObject object) throws IOException {
        try (InputStream content = store.open(new EvidenceRef(object.name(), object.sha256()))) {
            return content.readAllBytes();
        }
    }

    private int begun(TrayFile file) {
        return database.sql("select count(*) from document_begun where id = ?")
                .param(file.id())
                .query(Integer.class)
                .single();
    }

    private boolean hasFailedJob(Applicant applicant) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseOf(applicant).toString())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .anyMatch(process -> management
                                .createJobQuery()
                                .processInstanceId(process)
                                .withException()
                                .count()
                        > 0);
    }

    private CaseId caseOf(Applicant applicant) {
        return stage.caseOf(applicant.secret());
    }
}
