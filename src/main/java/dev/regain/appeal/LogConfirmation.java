package dev.regain.appeal;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReturnedAccounts;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Who confirmed an approval or did not, and which accounts they do not give back. */
@Component
class LogConfirmation implements TaskListener {

    private final ReviewMarks marks;
    private final ReturnedAccounts returned;
    private final AuditLog log;

    LogConfirmation(ReviewMarks marks, ReturnedAccounts returned, AuditLog log) {
        this.marks = marks;
        this.returned = returned;
        this.log = log;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseId caseId = Flow.caseOf(task.getExecution());
        boolean confirmed = Facts.APPROVAL_CONFIRMED.of(task);
        if (confirmed) {
            returned.keepOnly(
                    caseId,
                    marks.of(caseId, task.getAssignee()).orElse(Marks.NONE).givenBack());
        }
        log.append(Act.DECIDED, task.getAssignee(), caseId, confirmed ? "confirm" : "disagree", "");
    }
}
