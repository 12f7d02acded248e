package dev.regain.access;

import static java.util.stream.Collectors.toSet;

import dev.regain.access.Changes.Change;
import dev.regain.access.ProviderEvents.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From now on those on file may object. Until all of them were told, the hold ends so long after now at the earliest. */
@Component
class AnnounceChange implements JavaDelegate {

    private final Changes changes;
    private final HolderNotices notices;
    private final AccessSettings settings;
    private final Clock clock;
    private final ProviderEvents events;

    AnnounceChange(
            Changes changes, HolderNotices notices, AccessSettings settings, Clock clock, ProviderEvents events) {
        this.changes = changes;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        Instant earliest = clock.instant().plus(Duration.ofHours(Facts.HOLD_HOURS.of(execution)));
        changes.announce(change, earliest);
        events.happened(Type.CHANGE_STARTED, changes.of(change.id()));
        Facts.NOTICES_TO_SEND.set(
                execution, notices.prepare(change, endedByCase(change), earliest.plus(settings.objectWithin())));
    }

    /** When the case replaced a secure phone of the account before: who had that one is to hear of what follows, too. */
    private Set<Instant> endedByCase(Change change) {
        return changes.phonesPutBefore(change).stream().map(Change::changedAt).collect(toSet());
    }
}
