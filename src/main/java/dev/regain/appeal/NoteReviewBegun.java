package dev.regain.appeal;

import dev.regain.appeal.Appeals.Appeal;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Somebody took the task: the applicant reads that the appeal is in review. */
@Component
class NoteReviewBegun implements TaskListener {

    private final Appeals appeals;

    NoteReviewBegun(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseId caseId = Flow.caseOf(task.getExecution());
        Appeal appeal = appeals.of(caseId);
        if (task.getAssignee() != null && appeal.status() == Status.SUBMITTED) {
            appeals.note(caseId, Status.IN_REVIEW, appeal.dueAt(), Happening.REVIEW_BEGUN, List.of());
        }
    }
}
