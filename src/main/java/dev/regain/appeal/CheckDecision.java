package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Flow;
import dev.regain.flow.Incomplete;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A decision that would leave the applicant without an answer is not taken, nor an approval of what nobody checked. */
@Component
class CheckDecision implements TaskListener {

    private final ReviewMarks marks;
    private final Approval approval;

    CheckDecision(ReviewMarks marks, Approval approval) {
        this.marks = marks;
        this.approval = approval;
    }

    @Override
    public void notify(DelegateTask task) {
        Decision decision = Facts.DECISION.of(task, null);
        if (decision == null) {
            throw new Incomplete("Choose a decision.");
        }
        switch (decision) {
            case APPROVE -> checkApproval(task);
            case REJECT -> checkRejection(task);
            case MORE -> checkRequest(task);
        }
    }

    private void checkApproval(DelegateTask task) {
        CaseId caseId = Flow.caseOf(task.getExecution());
        Marks marked = marks.of(caseId, task.getAssignee());
        approval.check(caseId, marked, marked.withheld());
        // Ticked on the way to another decision; who decides after this one has ticks of their own.
        Reason.TICKED.clear(task);
        Item.TICKED.clear(task);
    }

    private static void checkRejection(DelegateTask task) {
        if (Reason.TICKED.in(task).isEmpty()) {
            throw new Incomplete("A rejection needs a reason.");
        }
    }

    private static void checkRequest(DelegateTask task) {
        List<Wanted> wanted = Item.TICKED.in(task, Item::why, Wanted::new);
        if (wanted.isEmpty()) {
            throw new Incomplete("Tick what the applicant is to bring.");
        }
        if (wanted.stream().anyMatch(one -> one.shortcoming() == null)) {
            throw new Incomplete("Say of each thing that the applicant is to bring what is wrong with it.");
        }
        if (Facts.ROUNDS_LEFT.of(task) < 1) {
            throw new Incomplete("The applicant was asked as often as may be: approve or reject.");
        }
    }
}
