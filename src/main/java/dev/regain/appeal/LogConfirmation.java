package dev.regain.appeal;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.WithheldAccounts;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Who confirmed an approval or did not, and which accounts they withhold besides those that are withheld already. */
@Component
class LogConfirmation implements TaskListener {

    private final ReviewMarks marks;
    private final WithheldAccounts withheld;
    private final AuditLog log;

    LogConfirmation(ReviewMarks marks, WithheldAccounts withheld, AuditLog log) {
        this.marks = marks;
        this.withheld = withheld;
        this.log = log;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseId caseId = Flow.caseOf(task.getExecution());
        boolean confirmed = Facts.APPROVAL_CONFIRMED.of(task);
        if (confirmed) {
            withheld.add(caseId, marks.of(caseId, task.getAssignee()).withheld());
        }
        log.append(Act.DECIDED, task.getAssignee(), caseId, confirmed ? "confirm" : "disagree", "");
    }
}
