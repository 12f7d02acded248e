package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.Objections.State;
import dev.regain.access.ProviderEvents.Type;
import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountAccess;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What waits is not made, and what was made is taken back, the newest first: it may stand on the one before. */
@Component
class StopChanges implements JavaDelegate {

    private final Changes changes;
    private final Objections objections;
    private final OnFile onFile;
    private final CaseFiles files;
    private final AccountAccess access;
    private final AuditLog log;
    private final Flow flow;
    private final Clock clock;
    private final ProviderEvents events;

    StopChanges(
            Changes changes,
            Objections objections,
            OnFile onFile,
            CaseFiles files,
            AccountAccess access,
            AuditLog log,
            Flow flow,
            Clock clock,
            ProviderEvents events) {
        this.changes = changes;
        this.objections = objections;
        this.onFile = onFile;
        this.files = files;
        this.access = access;
        this.log = log;
        this.flow = flow;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        files.lock(caseId);
        objections.settle(caseId, State.UPHELD);
        List<Change> all = new ArrayList<>(changes.in(caseId));
        Collections.reverse(all);
        for (Change change : all) {
            if (changes.stop(change.id(), Standing.FROZEN, Standing.STOPPED)) {
                events.happened(Type.CHANGE_STOPPED, change);
            }
            if (changes.move(change.id(), Standing.CHANGED, Standing.TAKEN_BACK)) {
                takeBack(change);
            }
        }
        flow.tell(caseId, Objections.SETTLED);
    }

    private void takeBack(Change change) {
        // With the account went what was changed about it.
        if (onFile.isGone(change.account())) {
            return;
        }
        Instant now = clock.instant();
        Contact contact = change.contact();
        switch (change.kind()) {
            case LOGIN_METHOD -> access.endLoginMethod(change.account(), contact.kind(), contact.text(), now);
            case SECURITY_CHECK ->
                access.takeBackSecurePhone(change.account(), contact.phone(), change.changedAt(), now);
        }
        events.happened(Type.CHANGE_TAKEN_BACK, change);
        log.append(
                Act.TOOK_BACK, AuditLog.NOBODY, change.caseId(), change.kind().code() + "/" + change.id(), "");
    }
}
