package dev.regain.access;

import dev.regain.access.Changes.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** When the last message is handed over: who was told late has the whole hold to object, and their link as long after it. */
@Component
class BeginHold implements JavaDelegate {

    private final Changes changes;
    private final HolderNotices notices;
    private final AccessSettings settings;
    private final Clock clock;

    BeginHold(Changes changes, HolderNotices notices, AccessSettings settings, Clock clock) {
        this.changes = changes;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofHours(Facts.HOLD_HOURS.of(execution)));
        changes.beginHold(change, now, until);
        notices.keepGood(change, until.plus(settings.objectWithin()));
        Facts.HOLD_ENDS_AT.set(execution, until);
    }
}
