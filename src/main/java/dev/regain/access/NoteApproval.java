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

/** Everybody on file of the accounts that are given back. */
@Component
class NoteApproval implements JavaDelegate {

    private final CaseFiles files;
    private final HolderNotices notices;
    private final AccessSettings settings;
    private final Clock clock;
    private final ProviderEvents events;

    NoteApproval(CaseFiles files, HolderNotices notices, AccessSettings settings, Clock clock, ProviderEvents events) {
        this.files = files;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        Instant goodUntil = clock.instant().plus(settings.objectWithin());
        List<AccountRef> accounts =
                files.proven(caseId).stream().map(AccountRef::new).toList();
        events.happened(Type.APPEAL_APPROVED, caseId, accounts);
        Facts.NOTICES_TO_SEND.set(execution, notices.prepare(caseId, accounts, goodUntil));
    }
}
