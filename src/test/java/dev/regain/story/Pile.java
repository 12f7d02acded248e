package dev.regain.story;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.casefile.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestComponent;

/** Appeals on the reviewers' desk whose applicants nobody had to play: they begin where they are submitted. */
@TestComponent
public class Pile {

    private static final String APPEAL = "enterpriseAppeal";

    /** Of no account: who decides an appeal for an account may not decide the next one. */
    private static final String CREDIT_CODE = Claim.creditCode("900001");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final CaseFiles files;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final List<CaseId> cases = new ArrayList<>();

    Pile(CaseFiles files, RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.files = files;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    public List<CaseId> of(int appeals) {
        List<CaseId> made = IntStream.range(0, appeals).mapToObj(this::appeal).toList();
        cases.addAll(made);
        letWorkEnd();
        return made;
    }

    /** Messages go out and accounts are looked up beside the reviewers' tasks. */
    private void letWorkEnd() {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (management.createJobQuery().messages().executable().count() > 0 && System.nanoTime() < patience) {
            Applicant.pause();
        }
    }

    private CaseId appeal(int number) {
        CaseId caseId = CaseId.random();
        files.open(caseId, CaseSecret.random(), Locale.SIMPLIFIED_CHINESE);
        files.write(caseId, Entry.ENTERPRISE_NAME, Appellant.ENTERPRISE);
        files.write(caseId, Entry.CREDIT_CODE, CREDIT_CODE);
        files.write(caseId, Entry.CONTACT_PHONE, "+8613677%06d".formatted(number));
        runtime.createProcessInstanceByKey(APPEAL)
                .businessKey(caseId.toString())
                .startBeforeActivity("submitAppeal")
                .setVariable("emailLeft", false)
                .setVariable("branch", "legal_person")
                .setVariable("legalPersonProven", true)
                .execute();
        return caseId;
    }

    public String taskOf(CaseId caseId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .withCandidateGroups()
                .includeAssignedTasks()
                .singleResult()
                .getId();
    }

    /** Off the desk again, so that other stories find it as they left it. */
    public void clear() {
        cases.stream()
                .flatMap(caseId -> runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .rootProcessInstances()
                        .list()
                        .stream())
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "the story is over"));
        cases.clear();
    }
}
