package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Flow;
import dev.regain.flow.Refused;
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
            throw new Refused("no-decision");
        }
        switch (decision) {
            case APPROVE -> checkApproval(task);
            case REJECT -> checkRejection(task);
            case MORE -> checkRequest(task);
        }
    }

    private void checkApproval(DelegateTask task) {
        CaseId caseId = Flow.caseOf(task.getExecution());
        Marks marked = marks.of(caseId, task.getAssignee()).orElse(Marks.NONE);
        approval.check(caseId, marked, marked.givenBack());
        // Ticked on the way to another decision; who decides after this one has ticks of their own.
        Reason.TICKED.clear(task);
        Item.TICKED.clear(task);
    }

    private static void checkRejection(DelegateTask task) {
        if (Reason.TICKED.in(task).isEmpty()) {
            throw new Refused("no-reason");
        }
    }

    private static void checkRequest(DelegateTask task) {
        List<Wanted> wanted = Item.TICKED.in(task, Item::why, Wanted::new);
        if (wanted.isEmpty()) {
            throw new Refused("nothing-wanted");
        }
        if (wanted.stream().anyMatch(one -> one.shortcoming() == null)) {
            throw new Refused("no-why");
        }
        if (Facts.ROUNDS_LEFT.of(task) < 1) {
            throw new Refused("no-rounds-left");
        }
    }
}
