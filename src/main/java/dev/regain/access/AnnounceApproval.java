package dev.regain.access;

import dev.regain.access.ProviderEvents.Type;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountRef;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Everybody on file of the accounts that are given back is to hear of it, and where to object; by a process of its own, for an
 * address that takes no mail is no reason to keep the appeal open.
 */
@Component
class AnnounceApproval implements JavaDelegate {

    private static final String PROCESS = "tellHoldersOfApproval";

    private final CaseFiles files;
    private final HolderNotices notices;
    private final ProviderEvents events;
    private final Flow flow;
    private final AccessSettings settings;
    private final Clock clock;

    AnnounceApproval(
            CaseFiles files,
            HolderNotices notices,
            ProviderEvents events,
            Flow flow,
            AccessSettings settings,
            Clock clock) {
        this.files = files;
        this.notices = notices;
        this.events = events;
        this.flow = flow;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        List<AccountRef> accounts =
                files.proven(caseId).stream().map(AccountRef::new).toList();
        Instant goodUntil = clock.instant().plus(settings.objectWithin());
        flow.beginUnasked(PROCESS, caseId, Facts.NOTICES_TO_SEND.is(notices.prepare(caseId, accounts, goodUntil)));
        events.happened(Type.APPEAL_APPROVED, caseId, accounts);
    }
}
