package dev.regain.proof;

import dev.regain.flow.DraftTimers;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** People decide within working days; a case that waits for them is not one that nobody goes on with. */
@Component
class HandPhotoOver implements JavaDelegate {

    private final PhotoClock photoClock;
    private final FaceChecks checks;
    private final DraftTimers timers;

    HandPhotoOver(PhotoClock photoClock, FaceChecks checks, DraftTimers timers) {
        this.photoClock = photoClock;
        this.checks = checks;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Facts.PHOTO_DUE_AT.set(execution, photoClock.dueAt(checks.newest(Flow.caseOf(execution))));
        timers.stop(execution);
    }
}
