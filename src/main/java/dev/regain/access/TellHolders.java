package dev.regain.access;

import dev.regain.access.HolderNotices.HolderNotice;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** One of them; which one, the engine counts. */
@Component
class TellHolders implements JavaDelegate {

    private final HolderNotices notices;
    private final AccessMessages messages;

    TellHolders(HolderNotices notices, AccessMessages messages) {
        this.notices = notices;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HolderNotice notice =
                notices.of(Flow.caseOf(execution), Facts.CHANGE.of(execution, null), Facts.NOTICE.of(execution));
        messages.tell(notice.id(), notice);
        notices.noteHandedOver(notice);
    }
}
