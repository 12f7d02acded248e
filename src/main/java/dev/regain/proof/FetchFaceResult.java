package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.faces.FaceResult;
import dev.regain.proof.FaceChecks.FaceCheck;
import dev.regain.proof.FaceChecks.Standing;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Only what the provider tells us when we ask counts. */
@Component
class FetchFaceResult implements JavaDelegate {

    private final FaceChecks checks;
    private final FaceProvider faces;
    private final CaseFiles files;
    private final Clock clock;

    FetchFaceResult(FaceChecks checks, FaceProvider faces, CaseFiles files, Clock clock) {
        this.checks = checks;
        this.faces = faces;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        FaceCheck check = checks.newest(caseId);
        Facts.FACE_OUTCOME.set(execution, outcome(check));
        Facts.FACE_LINK_GOOD.set(execution, check.isOpen(clock.instant()));
        Facts.FACE_TRIES_LEFT.set(execution, checks.triesLeft(caseId));
    }

    private FaceOutcome outcome(FaceCheck check) {
        if (check.reference() == null || check.isTooOld(clock.instant())) {
            return FaceOutcome.PENDING;
        }
        FaceResult result = faces.result(check.reference());
        if (result instanceof FaceResult.Passed passed) {
            files.write(check.caseId(), Entry.FACE_IDENTITY, passed.person().idNumber());
            checks.noteEnded(check, Standing.PASSED);
            return FaceOutcome.PASSED;
        }
        // Who failed on the provider's page may try again there for as long as our link is good; then it was a try.
        boolean overWithoutPass = result instanceof FaceResult.NotPassedYet && !check.isOpen(clock.instant());
        if (result instanceof FaceResult.NotPassed || overWithoutPass) {
            checks.noteEnded(check, Standing.FAILED);
            return FaceOutcome.FAILED;
        }
        return FaceOutcome.PENDING;
    }
}
