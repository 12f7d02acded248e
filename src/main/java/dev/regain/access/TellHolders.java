package dev.regain.access;

import dev.regain.access.HolderNotices.HolderNotice;
import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** One of them; which one, the engine counts. */
@Component
class TellHolders implements JavaDelegate {

    private final HolderNotices notices;
    private final AccessMessages messages;
    private final OnFile onFile;
    private final Clock clock;

    TellHolders(HolderNotices notices, AccessMessages messages, OnFile onFile, Clock clock) {
        this.notices = notices;
        this.messages = messages;
        this.onFile = onFile;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HolderNotice notice =
                notices.of(Flow.caseOf(execution), Facts.CHANGE.of(execution, null), Facts.NOTICE.of(execution));
        // Who holds an account that is gone has nothing left to stop.
        if (!onFile.isGone(notice.account())) {
            messages.tell(notice.id(), notice, earliest(execution));
        }
        notices.noteHandedOver(notice);
    }

    /** When the change is made, should this be the last message; null where it tells of an approval. */
    private Instant earliest(DelegateExecution execution) {
        Integer hours = Facts.HOLD_HOURS.of(execution, null);
        return hours == null ? null : clock.instant().plus(Duration.ofHours(hours));
    }
}
