package dev.regain.access;

import dev.regain.access.Facts.Settlement;
import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.flow.Flow;
import dev.regain.flow.Incomplete;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A lead decides one way or the other, and the log knows who did. */
@Component
class CheckSettlement implements TaskListener {

    private final AuditLog log;

    CheckSettlement(AuditLog log) {
        this.log = log;
    }

    @Override
    public void notify(DelegateTask task) {
        Settlement decision = Facts.OBJECTION_DECISION.of(task, null);
        if (decision == null) {
            throw new Incomplete("Choose whether the objection is upheld.");
        }
        log.append(
                Act.DECIDED,
                task.getAssignee(),
                Flow.caseOf(task.getExecution()),
                "objection",
                decision.name().toLowerCase(Locale.ROOT));
    }
}
