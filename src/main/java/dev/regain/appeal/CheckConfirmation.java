package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReturnedAccounts;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Flow;
import dev.regain.flow.Refused;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Who confirms an approval has looked for themselves: they need the same marks as who gave it. */
@Component
class CheckConfirmation implements TaskListener {

    private final ReviewMarks marks;
    private final ReturnedAccounts returned;
    private final Approval approval;

    CheckConfirmation(ReviewMarks marks, ReturnedAccounts returned, Approval approval) {
        this.marks = marks;
        this.returned = returned;
        this.approval = approval;
    }

    @Override
    public void notify(DelegateTask task) {
        Boolean confirmed = Facts.APPROVAL_CONFIRMED.of(task, null);
        if (confirmed == null) {
            throw new Refused("confirm-or-not");
        }
        if (confirmed) {
            CaseId caseId = Flow.caseOf(task.getExecution());
            Marks marked = marks.of(caseId, task.getAssignee()).orElse(Marks.NONE);
            Set<UUID> byBoth = new HashSet<>(returned.of(caseId));
            byBoth.retainAll(marked.givenBack());
            approval.check(caseId, marked, byBoth);
        }
    }
}
