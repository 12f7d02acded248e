package dev.regain.proof;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has compared the photo yet, so nobody has passed; whoever called decides what may go on all the same. */
@Component
class KeepPhoto implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        Facts.PHOTO_KEPT.set(execution, true);
        Facts.ANOTHER_WAY_WANTED.set(execution, false);
        Facts.FACE_OUTCOME.set(execution, FaceOutcome.PENDING);
        Facts.FACE_TRIES_LEFT.set(execution, 0);
    }
}
