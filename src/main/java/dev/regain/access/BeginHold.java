package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.ProviderEvents.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From now on those on file may object. */
@Component
class BeginHold implements JavaDelegate {

    private final Changes changes;
    private final HolderNotices notices;
    private final AccessSettings settings;
    private final Clock clock;
    private final ProviderEvents events;

    BeginHold(Changes changes, HolderNotices notices, AccessSettings settings, Clock clock, ProviderEvents events) {
        this.changes = changes;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        Instant until = clock.instant().plus(Duration.ofHours(Facts.HOLD_HOURS.of(execution)));
        changes.hold(change, until);
        Facts.HOLD_ENDS_AT.set(execution, until);
        events.happened(Type.CHANGE_STARTED, changes.of(change.id()));
        Facts.NOTICES_TO_SEND.set(execution, notices.prepare(change, until.plus(settings.objectWithin())));
    }
}
