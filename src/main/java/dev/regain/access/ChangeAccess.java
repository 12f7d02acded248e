package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.ProviderEvents.Type;
import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseFiles;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountAccess;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** In the directory, in the audit log and here, or nowhere. */
@Component
class ChangeAccess implements JavaDelegate {

    /** Drawn at the task. */
    private static final String OBJECTED_MEANWHILE = "objectedMeanwhile";

    private static final String CHANGE_IMPOSSIBLE = "changeImpossible";

    private final Changes changes;
    private final OnFile onFile;
    private final CaseFiles files;
    private final AccountAccess access;
    private final AuditLog log;
    private final Clock clock;
    private final ProviderEvents events;

    ChangeAccess(
            Changes changes,
            OnFile onFile,
            CaseFiles files,
            AccountAccess access,
            AuditLog log,
            Clock clock,
            ProviderEvents events) {
        this.changes = changes;
        this.onFile = onFile;
        this.files = files;
        this.access = access;
        this.log = log;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        files.lock(Flow.caseOf(execution));
        Change change = changes.of(Facts.CHANGE.of(execution));
        if (change.standing() != Standing.HELD) {
            throw new BpmnError(OBJECTED_MEANWHILE);
        }
        Optional<Standing> obstacle = obstacle(change);
        if (obstacle.isPresent()) {
            changes.stop(change.id(), Standing.HELD, obstacle.get());
            events.happened(Type.CHANGE_STOPPED, change);
            throw new BpmnError(CHANGE_IMPOSSIBLE);
        }
        changes.move(change.id(), Standing.HELD, Standing.CHANGED);
        // As finely as it is kept: by it a replaced phone is found again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Contact contact = change.contact();
        switch (change.kind()) {
            case LOGIN_METHOD -> access.addLoginMethod(change.account(), contact.kind(), contact.text(), now);
            case SECURITY_CHECK -> access.replaceSecurePhone(change.account(), contact.phone(), now);
        }
        changes.noteChanged(change, now);
        events.happened(Type.CHANGE_MADE, change);
        log.append(Act.CHANGED, AuditLog.NOBODY, change.caseId(), change.kind().code() + "/" + change.id(), "");
    }

    /** A hold is long: what was looked at before it may be otherwise now. */
    private Optional<Standing> obstacle(Change change) {
        if (onFile.isGone(change.account())) {
            return Optional.of(Standing.ACCOUNT_GONE);
        }
        return onFile.isTaken(change) ? Optional.of(Standing.TAKEN) : Optional.empty();
    }
}
