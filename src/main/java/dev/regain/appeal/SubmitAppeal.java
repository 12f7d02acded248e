package dev.regain.appeal;

import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SubmitAppeal implements JavaDelegate {

    private final Appeals appeals;
    private final WorkingDays workingDays;
    private final AppealSettings settings;
    private final Clock clock;

    SubmitAppeal(Appeals appeals, WorkingDays workingDays, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.workingDays = workingDays;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant dueAt = workingDays.after(clock.instant(), settings.reviewWithin());
        appeals.submit(Flow.caseOf(execution), dueAt);
        Facts.REVIEW_DUE_AT.set(execution, dueAt);
        Facts.ROUNDS_LEFT.set(execution, settings.rounds());
    }
}
