package dev.regain.proof;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.flow.Flow;
import dev.regain.flow.Refused;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A reviewer says what they see, and the log knows who did. */
@Component
class CheckComparison implements TaskListener {

    private final AuditLog log;

    CheckComparison(AuditLog log) {
        this.log = log;
    }

    @Override
    public void notify(DelegateTask task) {
        PhotoVerdict verdict = Facts.PHOTO_VERDICT.of(task, null);
        if (verdict == null) {
            throw new Refused("no-verdict");
        }
        log.append(
                Act.DECIDED,
                task.getAssignee(),
                Flow.caseOf(task.getExecution()),
                "photo",
                verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
