package dev.regain.appeal;

import dev.regain.appeal.ReviewClock.Due;
import dev.regain.appeal.ReviewClock.Left;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks;
import dev.regain.flow.Flow;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** It is the reviewers' turn again, with what is left of their time, and what they ticked before counts no longer. */
@Component
class NoteSupplement implements JavaDelegate {

    private final Appeals appeals;
    private final ReviewMarks marks;
    private final ReviewClock clock;

    NoteSupplement(Appeals appeals, ReviewMarks marks, ReviewClock clock) {
        this.appeals = appeals;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Due due = clock.goesOn(new Left(
                Duration.ofSeconds(Facts.SECONDS_TO_DUE_SOON.of(execution)),
                Duration.ofSeconds(Facts.SECONDS_TO_DUE.of(execution))));
        CaseId caseId = Flow.caseOf(execution);
        appeals.note(caseId, Status.IN_REVIEW, due.at(), Happening.SUPPLEMENTED, List.of());
        marks.clear(caseId);
        Facts.REVIEW_DUE_SOON_AT.set(execution, due.soonAt());
        Facts.REVIEW_DUE_AT.set(execution, due.at());
    }
}
