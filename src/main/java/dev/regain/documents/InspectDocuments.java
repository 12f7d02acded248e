package dev.regain.documents;

import dev.regain.casefile.InTray;
import dev.regain.casefile.TrayFile;
import dev.regain.documents.Examiner.Examined;
import dev.regain.flow.Flow;
import java.io.IOException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks at each file of the in-tray as thoroughly as it is ever looked at, and says which cannot be used and why. */
@Component
class InspectDocuments implements JavaDelegate {

    private final InTray tray;
    private final Examiner examiner;

    InspectDocuments(InTray tray, Examiner examiner) {
        this.tray = tray;
        this.examiner = examiner;
    }

    @Override
    public void execute(DelegateExecution execution) throws IOException {
        for (TrayFile file : tray.files(Flow.caseOf(execution))) {
            if (!file.isRefused() && !file.isInspected()) {
                inspect(file);
            }
        }
    }

    private void inspect(TrayFile file) throws IOException {
        try {
            Examined examined = examiner.examine(file.type(), new InTheTray(tray, file));
            tray.noteInspected(file.id(), examined.pages(), examined.thumbnail());
        } catch (Unfit unfit) {
            tray.refuse(file.id(), unfit.rule());
        }
    }
}
