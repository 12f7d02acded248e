package dev.regain.appeal;

import dev.regain.appeal.ReviewClock.Due;
import dev.regain.appeal.ReviewClock.Left;
import dev.regain.flow.Flow;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** It is the reviewers' turn again, with what is left of their time. */
@Component
class NoteSupplement implements JavaDelegate {

    private final Appeals appeals;
    private final ReviewClock clock;

    NoteSupplement(Appeals appeals, ReviewClock clock) {
        this.appeals = appeals;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Due due = clock.goesOn(new Left(
                Duration.ofSeconds(Facts.SECONDS_TO_DUE_SOON.of(execution)),
                Duration.ofSeconds(Facts.SECONDS_TO_DUE.of(execution))));
        appeals.note(Flow.caseOf(execution), Status.IN_REVIEW, due.at(), Happening.SUPPLEMENTED, List.of());
        Facts.REVIEW_DUE_SOON_AT.set(execution, due.soonAt());
        Facts.REVIEW_DUE_AT.set(execution, due.at());
    }
}
