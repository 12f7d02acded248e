package dev.regain.appeal;

import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class NoteSupplement implements JavaDelegate {

    private final Appeals appeals;
    private final WorkingDays workingDays;
    private final AppealSettings settings;
    private final Clock clock;

    NoteSupplement(Appeals appeals, WorkingDays workingDays, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.workingDays = workingDays;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant dueAt = workingDays.after(clock.instant(), settings.reviewWithin());
        appeals.note(Flow.caseOf(execution), Status.IN_REVIEW, dueAt, Happening.SUPPLEMENTED, List.of());
        Facts.REVIEW_DUE_AT.set(execution, dueAt);
    }
}
