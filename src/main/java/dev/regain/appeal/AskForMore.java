package dev.regain.appeal;

import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AskForMore implements JavaDelegate {

    private final Appeals appeals;
    private final AppealSettings settings;
    private final Clock clock;

    AskForMore(Appeals appeals, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant now = clock.instant();
        Instant dueAt = now.plus(settings.supplementWithin());
        List<String> wanted = Material.TICKED.namesIn(execution);
        appeals.note(Flow.caseOf(execution), Status.MORE_MATERIAL, dueAt, Happening.MORE_WANTED, wanted);
        Material.TICKED.clear(execution);
        Reason.TICKED.clear(execution);
        Facts.SUPPLEMENT_DUE_AT.set(execution, dueAt);
        Facts.SUPPLEMENT_REMINDER_AT.set(execution, now.plus(settings.remindAfter()));
        Facts.ROUNDS_LEFT.set(execution, Facts.ROUNDS_LEFT.of(execution) - 1);
    }
}
