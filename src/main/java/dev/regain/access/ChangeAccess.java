package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.ProviderEvents.Type;
import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.outside.directory.AccountAccess;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** In the directory, in the audit log and here, or nowhere. */
@Component
class ChangeAccess implements JavaDelegate {

    private final Changes changes;
    private final AccountAccess access;
    private final AuditLog log;
    private final Clock clock;
    private final ProviderEvents events;

    ChangeAccess(Changes changes, AccountAccess access, AuditLog log, Clock clock, ProviderEvents events) {
        this.changes = changes;
        this.access = access;
        this.log = log;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        if (!changes.move(change.id(), Standing.HELD, Standing.CHANGED)) {
            throw new IllegalStateException("somebody objected in this moment: the process is on its way to look");
        }
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
}
