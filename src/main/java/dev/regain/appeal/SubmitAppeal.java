package dev.regain.appeal;

import dev.regain.appeal.ReviewClock.Due;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SubmitAppeal implements JavaDelegate {

    private final Appeals appeals;
    private final ReviewClock clock;
    private final AppealSettings settings;

    SubmitAppeal(Appeals appeals, ReviewClock clock, AppealSettings settings) {
        this.appeals = appeals;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Due due = clock.begins();
        appeals.submit(Flow.caseOf(execution), due.at());
        Facts.REVIEW_DUE_SOON_AT.set(execution, due.soonAt());
        Facts.REVIEW_DUE_AT.set(execution, due.at());
        Facts.ROUNDS_LEFT.set(execution, settings.rounds());
    }
}
