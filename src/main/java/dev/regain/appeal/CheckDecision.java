package dev.regain.appeal;

import dev.regain.flow.Incomplete;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A decision that would leave the applicant without an answer is not taken. */
@Component
class CheckDecision implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        Decision decision = Facts.DECISION.of(task, null);
        if (decision == null) {
            throw new Incomplete("Choose a decision.");
        }
        if (decision == Decision.REJECT && Reason.TICKED.in(task).isEmpty()) {
            throw new Incomplete("A rejection needs a reason.");
        }
        if (decision == Decision.MORE && Material.TICKED.in(task).isEmpty()) {
            throw new Incomplete("Tick what the applicant is to bring.");
        }
        if (decision == Decision.MORE && Facts.ROUNDS_LEFT.of(task) < 1) {
            throw new Incomplete("The applicant was asked as often as may be: approve or reject.");
        }
    }
}
