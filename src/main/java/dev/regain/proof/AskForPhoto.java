package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Slots;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A photo with the number of before is good for nothing; of one that could not be used, the reason stays in sight. */
@Component
class AskForPhoto implements JavaDelegate {

    private final FaceChecks checks;
    private final InTray tray;

    AskForPhoto(FaceChecks checks, InTray tray) {
        this.checks = checks;
        this.tray = tray;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        tray.files(caseId).stream()
                .filter(file -> Slots.PHOTOS.contains(file.slot()) && !file.isRefused())
                .map(TrayFile::id)
                .forEach(file -> tray.remove(caseId, file));
        Facts.FACE_LINK_GOOD_UNTIL.set(
                execution, checks.issue(caseId, Challenge.random()).goodUntil());
    }
}
