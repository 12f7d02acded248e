package dev.regain.appeal;

import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What was brought in time and cannot be used may be mended: until it is due, and for a while at least. */
@Component
class GiveTime implements JavaDelegate {

    private final Appeals appeals;
    private final AppealSettings settings;
    private final Clock clock;

    GiveTime(Appeals appeals, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant atLeast = clock.instant().plus(settings.mendWithin());
        if (Facts.SUPPLEMENT_DUE_AT.of(execution).isBefore(atLeast)) {
            appeals.extend(Flow.caseOf(execution), atLeast);
            Facts.SUPPLEMENT_DUE_AT.set(execution, atLeast);
        }
    }
}
