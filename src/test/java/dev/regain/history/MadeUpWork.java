package dev.regain.history;

import static dev.regain.history.Chances.choice;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.runtime.Execution;

/**
 * What stands behind the service tasks of one made-up case: it writes the facts that the real ones write, and asks nobody. What
 * it does not know writes none.
 */
final class MadeUpWork {

    /** They wait for somebody outside, who may be down. */
    private static final Set<String> OUTSIDE = Set.of(
            "sendAccountInformation",
            "sendContactCode",
            "sendProgressCode",
            "sendNewContactCode",
            "sendSms",
            "sendMail",
            "sendEmailLink",
            "fetchFaceResult",
            "scanDocuments",
            "storeDocuments",
            "tellHolders",
            "tellNewContact",
            "sendWebhook");

    private static final WorkingHours WHOLE_DAYS = new WorkingHours(0, 24);
    private static final Duration SUPPLEMENT_WITHIN = Duration.ofDays(7);
    private static final Duration REMIND_AFTER = Duration.ofDays(5);
    private static final Duration LINK_GOOD_FOR = Duration.ofMinutes(10);

    private static final List<String> TICKS = Stream.concat(
                    IntStream.rangeClosed(1, 6).mapToObj(reason -> "reasonR0" + reason),
                    Stream.of(
                            "wantsBusinessLicence",
                            "wantsAuthorisationLetter",
                            "wantsSupporting",
                            "wantsHandlerId",
                            "wantsEnterpriseName",
                            "wantsCreditCode"))
            .toList();

    private final Chances chances;
    private final boolean early;
    private final Ids ids;
    private final boolean emailLeft;
    private boolean emailConfirmed;
    private int faceTriesLeft = 3;
    private boolean onPhoneEnded;
    private String standing = "clear";
    private Set<String> down = Set.of();

    /** As the product has it the kind of failure, never what it says; and no trace, for that would be of whoever plays. */
    static final class Down extends RuntimeException {

        Down() {
            super("java.net.SocketTimeoutException", null, false, false);
        }
    }

    /** @param early before the second version of the product, which did some things better */
    MadeUpWork(Chances chances, boolean early, Ids ids) {
        this.chances = chances;
        this.early = early;
        this.ids = ids;
        this.emailLeft = chances.yes(0.55);
    }

    /** The phone says that the face check is over. */
    void endOnPhone() {
        onPhoneEnded = true;
    }

    void confirmEmail() {
        emailConfirmed = true;
    }

    boolean isEmailLeft() {
        return emailLeft;
    }

    void freeze() {
        standing = "frozen";
    }

    /** Whom the work of this task needs is not there now. */
    boolean fails(String task, double probability) {
        boolean fails = OUTSIDE.contains(task) && chances.yes(probability);
        down = fails ? Set.of(task) : Set.of();
        return fails;
    }

    void execute(String delegate, DelegateExecution execution) {
        if (down.contains(delegate)) {
            throw new Down();
        }
        switch (delegate) {
            case "matchPhone" -> execution.setVariable("phoneMatched", chances.yes(early ? 0.74 : 0.79));
            case "issueLink" -> set(execution, "faceLinkGoodUntil", now().plus(LINK_GOOD_FOR));
            case "fetchFaceResult" -> fetchFaceResult(execution);
            case "compareIdentity" -> execution.setVariable("ownershipProven", chances.yes(0.86));
            case "compareClaim" -> execution.setVariable("personProven", chances.yes(0.94));
            case "scanDocuments" -> execution.setVariable("documentsGood", chances.yes(early ? 0.86 : 0.91));
            case "lookForAppeals" -> {
                execution.setVariable("rejectedTooOften", chances.yes(0.008));
                execution.setVariable("appealOpen", chances.yes(0.03));
            }
            case "submitAppeal" -> {
                dueAfter(execution, WorkingHours.endOfDay(now(), 3));
                execution.setVariable("roundsLeft", 3);
            }
            case "lookForEmail" -> {
                execution.setVariable("emailLeft", emailLeft);
                execution.setVariable("emailConfirmed", emailConfirmed);
            }
            case "gatherSignals" -> gatherSignals(execution);
            case "noteRisk" -> execution.setVariable("secondReviewerNeeded", isSecondReviewerNeeded(execution));
            case "noteDecision" ->
                execution.setVariable(
                        "outcome", "approve".equals(execution.getVariable("decision")) ? "approved" : "rejected");
            case "askForMore" -> askForMore(execution);
            case "noteSupplement" -> goOn(execution);
            case "noteExpiry" -> execution.setVariable("outcome", "expired");
            case "tellLeads" -> tellLeads(execution);
            case "escalateReview" -> escalate(execution);
            case "announceApproval" -> {
                begin(execution, "tellHoldersOfApproval", Map.of("noticesToSend", 1 + chances.below(4)));
                tellProvider(execution);
            }
            case "announceAppeal", "announceRejection", "changeAccess" -> tellProvider(execution);
            case "expectNewContactCode" -> execution.setVariable("contactGood", false);
            case "checkNewContact" -> execution.setVariable("contactGood", chances.yes(0.96));
            case "checkAccess" -> execution.setVariable("accessProven", chances.yes(0.9));
            case "weighRisk" -> weighRisk(execution);
            case "announceChange" -> {
                tellProvider(execution);
                execution.setVariable("noticesToSend", 1 + chances.below(3));
            }
            case "beginHold" -> {
                int hours = ((Number) execution.getVariable("holdHours")).intValue();
                set(execution, "holdEndsAt", now().plus(Duration.ofHours(hours)));
            }
            case "lookForObjection" -> execution.setVariable("changeStanding", standing);
            case "stopChanges" -> settle(execution, "stopped");
            case "releaseChanges" -> settle(execution, "clear");
            case "findAppeal", "findLastAppeal" -> execution.setVariable("appealFound", chances.yes(0.83));
            default -> {}
        }
    }

    void listen(String delegate, DelegateTask task) {
        switch (delegate) {
            case "showToLeads" -> {
                if (Boolean.TRUE.equals(task.getVariable("leadsTold"))) {
                    task.addCandidateGroup("review-leads");
                }
            }
            case "checkDecision" -> {
                if ("approve".equals(task.getVariable("decision"))) {
                    TICKS.forEach(tick -> task.setVariable(tick, false));
                }
            }
            default -> {}
        }
    }

    /** Of a link that nobody followed there is no result. */
    private void fetchFaceResult(DelegateExecution execution) {
        String outcome = onPhoneEnded
                ? chances.oneOf(
                        choice("passed", early ? 72 : 81), choice("failed", early ? 26 : 18), choice("pending", 1))
                : "pending";
        onPhoneEnded = false;
        faceTriesLeft -= outcome.equals("failed") ? 1 : 0;
        execution.setVariable("faceOutcome", outcome);
        Date goodUntil = (Date) execution.getVariable("faceLinkGoodUntil");
        execution.setVariable("faceLinkGood", now().isBefore(goodUntil.toInstant()));
        execution.setVariable("faceTriesLeft", faceTriesLeft);
    }

    private void gatherSignals(DelegateExecution execution) {
        boolean byDocuments = "documents".equals(execution.getVariable("branch"));
        execution.setVariable("faceShown", !byDocuments || chances.yes(0.7));
        execution.setVariable("accountsGivenBack", 1 + chances.placeIn(70, 18, 7, 4, 1));
        execution.setVariable("formerAccounts", chances.placeIn(88, 10, 2));
        execution.setVariable("recentlyChangedAccounts", chances.placeIn(94, 6));
        execution.setVariable("relatedRejections", chances.placeIn(93, 6, 1));
        execution.setVariable("documentsSeenElsewhere", byDocuments ? chances.placeIn(96, 4) : 0);
        execution.setVariable("linkedEnterprises", chances.placeIn(97, 2, 1));
    }

    private static boolean isSecondReviewerNeeded(DelegateExecution execution) {
        DmnDecisionResult signals =
                (DmnDecisionResult) execution.getVariable(DecisionEvaluationUtil.DECISION_RESULT_VARIABLE);
        return signals.stream()
                .map(DmnDecisionResultEntries::getEntryMap)
                .anyMatch(signal -> Boolean.TRUE.equals(signal.get("secondReviewer")));
    }

    private void askForMore(DelegateExecution execution) {
        set(execution, "supplementDueAt", now().plus(SUPPLEMENT_WITHIN));
        set(execution, "supplementReminderAt", now().plus(REMIND_AFTER));
        execution.setVariable("roundsLeft", (Integer) execution.getVariable("roundsLeft") - 1);
        execution.setVariable("secondsToDueSoon", secondsTo(execution, "reviewDueSoonAt"));
        execution.setVariable("secondsToDue", secondsTo(execution, "reviewDueAt"));
    }

    private int secondsTo(DelegateExecution execution, String due) {
        Date at = (Date) execution.getVariable(due);
        return (int) WHOLE_DAYS.between(now(), at.toInstant()).toSeconds();
    }

    private void goOn(DelegateExecution execution) {
        set(execution, "reviewDueSoonAt", WHOLE_DAYS.after(now(), left(execution, "secondsToDueSoon")));
        set(execution, "reviewDueAt", WHOLE_DAYS.after(now(), left(execution, "secondsToDue")));
    }

    private static Duration left(DelegateExecution execution, String seconds) {
        return Duration.ofSeconds((Integer) execution.getVariable(seconds));
    }

    private static void dueAfter(DelegateExecution execution, Instant due) {
        Duration all = WHOLE_DAYS.between(now(), due);
        set(
                execution,
                "reviewDueSoonAt",
                WHOLE_DAYS.after(now(), all.multipliedBy(80).dividedBy(100)));
        set(execution, "reviewDueAt", due);
    }

    private static void tellLeads(DelegateExecution execution) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), "review-leads"));
        execution.setVariable("leadsTold", true);
    }

    private static void escalate(DelegateExecution execution) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), 100));
        execution.setVariable("escalated", true);
    }

    private void weighRisk(DelegateExecution execution) {
        execution.setVariable("changeKind", chances.oneOf(choice("login_method", 62), choice("security_check", 38)));
        execution.setVariable("oldPhoneProven", chances.yes(0.45));
        execution.setVariable("faceProven", chances.yes(0.8));
        execution.setVariable("byDocuments", chances.yes(0.4));
    }

    private void settle(DelegateExecution execution, String found) {
        standing = found;
        tellProvider(execution);
        RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
        for (Execution waiting : runtime.createExecutionQuery()
                .messageEventSubscriptionName("objectionSettled")
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .list()) {
            runtime.messageEventReceived("objectionSettled", waiting.getId());
        }
    }

    private void tellProvider(DelegateExecution execution) {
        begin(execution, "tellProvider", Map.of("event", ids.next().toString()));
    }

    private static void begin(DelegateExecution execution, String process, Map<String, Object> facts) {
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .startProcessInstanceByKey(process, execution.getProcessBusinessKey(), facts);
    }

    private static void set(VariableScope scope, String variable, Instant time) {
        scope.setVariable(variable, Date.from(time));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
