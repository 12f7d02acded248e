package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Who passed is compared with who was claimed, by us: a provider may let somebody else pass as themselves. */
@Component
class CompareClaim implements JavaDelegate {

    private final CaseFiles files;

    CompareClaim(CaseFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        String passed = files.read(caseId, Entry.FACE_IDENTITY).orElseThrow();
        ClaimedIdentity claimed =
                ClaimedIdentity.of(files.read(caseId, Entry.CLAIMED_IDENTITY).orElseThrow());
        Facts.PERSON_PROVEN.set(execution, passed.strip().equalsIgnoreCase(claimed.idNumber()));
    }
}
