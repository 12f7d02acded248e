package dev.regain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.casefile.StoredObject;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Flow;
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
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

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
    private final Flow flow;
    private final DocumentSettings settings;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ScheduledTaskHolder scheduled;
    private final JdbcClient database;
    private Applicant ana;

    RetentionStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired CaseFiles files,
            @Autowired InTray tray,
            @Autowired Documents documents,
            @Autowired EvidenceStore store,
            @Autowired Flow flow,
            @Autowired DocumentSettings settings,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired ScheduledTaskHolder scheduled,
            @Autowired JdbcClient database) {
        this.stage = stage;
        this.outages = outages;
        this.files = files;
        this.tray = tray;
        this.documents = documents;
        this.store = store;
        this.flow = flow;
        this.settings = settings;
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
        assertThat(tablesThatKnow(caseId)).contains("case_file", "case_entry", "case_document");

        database.sql("update case_file set kept_from = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusDays(181), caseId.value())
                .update();
        scheduled.getScheduledTasks().stream()
                .filter(due -> due.toString().contains("PurgeCaseFiles"))
                .forEach(due -> due.getTask().getRunnable().run());
        whatIsDeletedAfter(Duration.ZERO);

        assertThat(tablesThatKnow(caseId)).isEmpty();
    }

    private static Applicant handsIn(Applicant applicant) {
        return applicant.sendsWith(
                List.of(new Attached("businessLicence", "licence-of-shanhai.jpg", Papers.photo())),
                "handlerName",
                "王建国");
    }

    private void whatIsDeletedAfter(Duration time) {
        new DeleteEvidence(tray, documents, store, flow, settings, Clock.offset(Clock.systemUTC(), time))
                .deleteWhatIsNeededNoMore();
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

    /** But for the engine's, which clean themselves up, and the audit log, which is kept for good. */
    private List<String> tablesThatKnow(CaseId caseId) {
        List<List<String>> columns = database.sql(
                        "select lower(table_name), lower(column_name) from information_schema.columns"
                                + " where lower(table_schema) = 'public' and (lower(column_name) in ('case_id', 'holder')"
                                + " or lower(table_name) = 'case_file' and lower(column_name) = 'id')"
                                + " and lower(table_name) <> 'audit_entry'")
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list();
        return columns.stream()
                .filter(column -> database.sql("select count(*) from " + column.get(0) + " where cast(" + column.get(1)
                                        + " as varchar(36)) = ?")
                                .param(caseId.toString())
                                .query(Integer.class)
                                .single()
                        > 0)
                .map(column -> column.get(0))
                .toList();
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
