package dev.regain.access;

import dev.regain.access.Facts.Settlement;
import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.flow.Flow;
import dev.regain.flow.Refused;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A lead decides one way or the other, and the log knows who did. */
@Component
class CheckSettlement implements TaskListener {

    /** What is decided, as the audit log has it. */
    static final String OBJECTION = "objection";

    private final AuditLog log;

    CheckSettlement(AuditLog log) {
        this.log = log;
    }

    @Override
    public void notify(DelegateTask task) {
        Settlement decision = Facts.OBJECTION_DECISION.of(task, null);
        if (decision == null) {
            throw new Refused("no-settlement");
        }
        log.append(
                Act.DECIDED,
                task.getAssignee(),
                Flow.caseOf(task.getExecution()),
                OBJECTION,
                decision.name().toLowerCase(Locale.ROOT));
    }
}
