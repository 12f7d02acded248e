package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.flow.DraftTimers;
import dev.regain.flow.Flow;
import dev.regain.proof.FaceChecks.FaceCheck;
import dev.regain.proof.FaceChecks.Standing;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What a reviewer saw counts as a provider's word does. Whose account it is, they did not look at: that comes after. */
@Component
class NoteComparison implements JavaDelegate {

    /** Who waited for days is not at their screen when it is over. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final FaceChecks checks;
    private final CaseFiles files;
    private final DraftTimers timers;

    NoteComparison(FaceChecks checks, CaseFiles files, DraftTimers timers) {
        this.checks = checks;
        this.files = files;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        boolean givenUp = Facts.ANOTHER_WAY_WANTED.of(execution, false);
        Standing standing = givenUp ? Standing.REPLACED : standing(Facts.PHOTO_VERDICT.of(execution));
        FaceCheck check = checks.newest(caseId);
        checks.noteEnded(check, standing);
        if (standing == Standing.PASSED) {
            ClaimedIdentity shown =
                    ClaimedIdentity.of(files.read(caseId, Entry.PHOTO_IDENTITY).orElseThrow());
            files.write(caseId, Entry.FACE_IDENTITY, shown.idNumber());
        }
        Facts.PHOTO_KEPT.set(execution, false);
        Facts.ANOTHER_WAY_WANTED.set(execution, givenUp);
        Facts.FACE_OUTCOME.set(execution, standing == Standing.PASSED ? FaceOutcome.PASSED : FaceOutcome.FAILED);
        Facts.FACE_TRIES_LEFT.set(execution, checks.triesLeft(caseId));
        timers.goOn(execution, A_DAY);
    }

    private static Standing standing(PhotoVerdict verdict) {
        return switch (verdict) {
            case SAME_PERSON -> Standing.PASSED;
            case NOT_SAME_PERSON -> Standing.FAILED;
            case CANNOT_TELL -> Standing.UNCLEAR;
        };
    }
}
