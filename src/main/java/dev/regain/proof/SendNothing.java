package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * All that {@link SendAccountInformation} does here, for nobody. Whoever asks for pages while it works finds them as slow as
 * with a message, and learns nothing by a clock.
 */
@Component
class SendNothing implements JavaDelegate {

    private final Covered covered;
    private final AccountDirectory directory;
    private final Codes codes;
    private final CaseFiles files;

    SendNothing(Covered covered, AccountDirectory directory, Codes codes, CaseFiles files) {
        this.covered = covered;
        this.directory = directory;
        this.codes = codes;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        directory.describe(covered.byPhone(caseId));
        codes.issueNone(caseId, Purpose.SECURE_PHONE);
        files.languageOf(caseId);
        covered.phoneOf(caseId);
    }
}
