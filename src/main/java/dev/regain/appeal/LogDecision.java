package dev.regain.appeal;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReturnedAccounts;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Flow;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Who decided what and why, and which accounts they give back, as they marked them at this moment. */
@Component
class LogDecision implements TaskListener {

    private final ReviewMarks marks;
    private final ReturnedAccounts returned;
    private final AuditLog log;

    LogDecision(ReviewMarks marks, ReturnedAccounts returned, AuditLog log) {
        this.marks = marks;
        this.returned = returned;
        this.log = log;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseId caseId = Flow.caseOf(task.getExecution());
        String staff = task.getAssignee();
        Decision decision = Facts.DECISION.of(task);
        if (decision == Decision.APPROVE) {
            returned.replace(caseId, marks.of(caseId, staff).orElse(Marks.NONE).givenBack());
        }
        log.append(
                Act.DECIDED,
                staff,
                caseId,
                decision.name().toLowerCase(Locale.ROOT),
                String.join(" ", why(decision, task)));
    }

    private static List<String> why(Decision decision, DelegateTask task) {
        return switch (decision) {
            case APPROVE -> List.of();
            case REJECT -> Reason.TICKED.namesIn(task);
            case MORE ->
                Item.TICKED.in(task, Item::why, Wanted::new).stream()
                        .map(Wanted::code)
                        .toList();
        };
    }
}
