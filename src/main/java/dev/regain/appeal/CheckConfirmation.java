package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.casefile.WithheldAccounts;
import dev.regain.flow.Flow;
import dev.regain.flow.Incomplete;
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
    private final WithheldAccounts withheld;
    private final Approval approval;

    CheckConfirmation(ReviewMarks marks, WithheldAccounts withheld, Approval approval) {
        this.marks = marks;
        this.withheld = withheld;
        this.approval = approval;
    }

    @Override
    public void notify(DelegateTask task) {
        Boolean confirmed = Facts.APPROVAL_CONFIRMED.of(task, null);
        if (confirmed == null) {
            throw new Incomplete("Say whether you confirm the approval.");
        }
        if (confirmed) {
            CaseId caseId = Flow.caseOf(task.getExecution());
            Marks marked = marks.of(caseId, task.getAssignee());
            Set<UUID> byEither = new HashSet<>(withheld.of(caseId));
            byEither.addAll(marked.withheld());
            approval.check(caseId, marked, byEither);
        }
    }
}
