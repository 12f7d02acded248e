package dev.regain.story;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Flow;
import dev.regain.flow.Step;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.staff.StaffClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Where stories are played: gives people a browser, and tells what happened behind the pages. */
@TestComponent
public class Stage {

    /** Of everybody on the staff, in stories. */
    public static final String STAFF_PASSWORD = "a-password-for-stories";

    /** Of the API's client {@code stories}. */
    public static final String CLIENT_TOKEN = "a-token-for-stories";

    static final String CLIENT_TOKEN_SHA256 = "4a272abde0ac23930dd0c4e2aaaac25ce25ae6284d5b3891765c0695ab538fe7";

    static final String METRICS_TOKEN = "a-token-for-operators";
    static final String METRICS_TOKEN_SHA256 = "0deea441a1ba2932ae25e80a5ac148951ea7a0791bfeddba98a90c5a76035a49";

    /** Tests run in two JVMs at once, and each plays the stories for itself. */
    static final String HOME = "target/stories-${regain.tests.jvm:jvm-1}";

    private static final String PAPERS = "bringPapers";
    private static final Supplier<OffsetDateTime> A_DAY_AGO =
            () -> OffsetDateTime.now(ZoneOffset.UTC).minusDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServletWebServerApplicationContext server;
    private final HistoryService history;
    private final ManagementService management;
    private final CaseFiles files;
    private final Flow flow;
    private final AccountDirectory directory;
    private final IdentityService people;
    private final ObjectMapper json;
    private final JdbcClient database;

    Stage(
            ServletWebServerApplicationContext server,
            HistoryService history,
            ManagementService management,
            CaseFiles files,
            Flow flow,
            AccountDirectory directory,
            IdentityService people,
            ObjectMapper json,
            JdbcClient database) {
        this.server = server;
        this.history = history;
        this.management = management;
        this.files = files;
        this.flow = flow;
        this.directory = directory;
        this.people = people;
        this.json = json;
        this.database = database;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    public Applicant applicant() {
        return applicant(Locale.ENGLISH);
    }

    public Applicant applicant(Locale language) {
        return new Applicant(this, language);
    }

    public Phones phones() {
        return new Phones(applicant(), json);
    }

    /** Somebody at a page for documents, on the stage only. */
    public Applicant withPapers(Locale language) {
        CaseSecret secret = CaseSecret.random();
        flow.begin(PAPERS, secret, language, new NothingAsked(), new NothingAsked.Form());
        return applicant(language).holds(secret.text()).sees("hand-in-papers");
    }

    private record NothingAsked() implements Step<NothingAsked.Form> {

        record Form() {}

        @Override
        public Answer submit(CaseId caseId, Form form) {
            return Answer.accepted();
        }
    }

    /** Somebody who has not decided anything yet. */
    public Reviewer anotherReviewer() {
        String id = "reviewer" + UUID.randomUUID().toString().replace("-", "");
        User reviewer = people.newUser(id);
        reviewer.setFirstName("Another");
        reviewer.setLastName("Reviewer");
        reviewer.setPassword(STAFF_PASSWORD);
        people.saveUser(reviewer);
        people.createMembership(id, "reviewers");
        return new Reviewer(this, id);
    }

    AccountDirectory directory() {
        return directory;
    }

    /** Somebody of the staff, signed in to Tasklist. */
    public StaffClient signedIn(String user) {
        return signedIn(user, "tasklist");
    }

    public StaffClient signedIn(String user, String webapp) {
        StaffClient staff = new StaffClient(server.getWebServer().getPort(), "default");
        staff.signIn(user, STAFF_PASSWORD, webapp);
        return staff;
    }

    public CaseId caseOf(String secret) {
        return CaseSecret.of(secret).flatMap(files::reachedBy).orElseThrow();
    }

    /** The names of the tasks and events that the case passed or is at, in order, in the path and what it called. */
    List<String> passed(CaseId caseId) {
        return processesOf(caseId).stream()
                .flatMap(process -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(process)
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream())
                .sorted(comparing(HistoricActivityInstance::getStartTime).thenComparingLong(Stage::madeAt))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Two processes may pass several activities in one millisecond; the engine's ids end in a UUID of time, which is finer. */
    private static long madeAt(HistoricActivityInstance activity) {
        String id = activity.getId();
        return UUID.fromString(id.substring(id.length() - 36)).timestamp();
    }

    String consentOf(Applicant applicant) {
        return files.read(caseOf(applicant.secret()), Entry.FACE_CONSENT).orElseThrow();
    }

    /** Waits until nothing works beside the pages of the case any more. */
    void letWorkEnd(String secret) {
        CaseId caseId = caseOf(secret);
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (isWorkLeft(caseId) && System.nanoTime() < patience) {
            pause();
        }
    }

    private boolean isWorkLeft(CaseId caseId) {
        return processesOf(caseId).stream()
                .anyMatch(process -> management
                                .createJobQuery()
                                .processInstanceId(process)
                                .messages()
                                .count()
                        > 0);
    }

    private List<String> processesOf(CaseId caseId) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .list()
                .stream()
                .map(process -> process.getId())
                .toList();
    }

    /** Lets the time pass that a timer of the case waits for. */
    public void letTimePass(String secret, String timer) {
        CaseId caseId = caseOf(secret);
        Job due = processesOf(caseId).stream()
                .flatMap(process -> management.createJobQuery().processInstanceId(process).timers().list().stream())
                .filter(job -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals(timer))
                .findFirst()
                .orElseThrow();
        executeOvertaking(due.getId());
    }

    /** What this activity does waits meanwhile, as behind a long queue of jobs. */
    void whileHeldBack(String activity, Runnable meanwhile) {
        suspend(activity, true);
        try {
            meanwhile.run();
        } finally {
            suspend(activity, false);
        }
    }

    private void suspend(String activity, boolean suspended) {
        for (JobDefinition held :
                management.createJobDefinitionQuery().activityIdIn(activity).list()) {
            var state = management
                    .updateJobDefinitionSuspensionState()
                    .byJobDefinitionId(held.getId())
                    .includeJobs(true);
            if (suspended) {
                state.suspend();
            } else {
                state.activate();
            }
        }
    }

    /** Waits until a try to do this for the case has failed. */
    void waitsForFailureOf(String secret, String activity) {
        CaseId caseId = caseOf(secret);
        Awaitility.await().atMost(PATIENCE).until(() -> processesOf(caseId).stream()
                .anyMatch(process -> hasFailed(process, activity)));
    }

    private boolean hasFailed(String process, String activity) {
        return management
                        .createJobQuery()
                        .processInstanceId(process)
                        .activityId(activity)
                        .withException()
                        .count()
                > 0;
    }

    /** A minute passes for everybody who waits for a message to be sent again. */
    void letsAMinutePass() {
        database.sql("update one_time_code set sent_at = sent_at - interval '2' minute")
                .update();
    }

    /** The proofs of the case were passed a day ago. */
    void agesProofs(String secret) {
        database.sql("update case_account set proven_by_sms_at = ?, proven_by_face_at = ? where case_id = ?")
                .params(A_DAY_AGO.get(), A_DAY_AGO.get(), caseOf(secret).value())
                .update();
    }

    /** What nobody needs any more is deleted, as if that had not been done within the hour. */
    void theHourComes() {
        database.sql("update shedlock set lock_until = locked_at where name = 'deleteEvidence'")
                .update();
        server.getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .filter(due -> due.toString().contains("DeleteEvidence"))
                .findFirst()
                .orElseThrow()
                .getTask()
                .getRunnable()
                .run();
    }

    /** The links in messages about the case were good until a day ago. */
    void agesLinks(String secret) {
        database.sql("update access_notice set good_until = ? where case_id = ?")
                .params(A_DAY_AGO.get(), caseOf(secret).value())
                .update();
    }

    /** The tables in which something of the case is, but for the engine's, which clean themselves up, and the audit log, which is kept for good. */
    public List<String> tablesThatKnow(CaseId caseId) {
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

    /** Other jobs of the case may be at work in the same moment; the engine's own executor would try again too. */
    private void executeOvertaking(String job) {
        for (int attempt = 1; ; attempt++) {
            try {
                management.executeJob(job);
                return;
            } catch (OptimisticLockingException | ProcessEnginePersistenceException overtaken) {
                // The latter where one of them has just begun a process within: its line refers to one that goes.
                if (attempt == 5) {
                    throw overtaken;
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
