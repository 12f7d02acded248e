package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ProofKind;
import dev.regain.flow.Reviews;
import dev.regain.formats.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * What the table of hold periods asks. Who reads the secure phone's messages confirms the change; who only brought papers may
 * have brought somebody else's.
 */
@Component
class WeighRisk implements JavaDelegate {

    private static final String DOCUMENTS = "documents";

    private final Changes changes;
    private final OnFile onFile;
    private final CaseFiles files;
    private final Reviews reviews;

    WeighRisk(Changes changes, OnFile onFile, CaseFiles files, Reviews reviews) {
        this.changes = changes;
        this.onFile = onFile;
        this.files = files;
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Change change = changes.of(Facts.CHANGE.of(execution));
        CaseId caseId = change.caseId();
        Facts.CHANGE_KIND.set(execution, change.kind());
        Facts.OLD_PHONE_PROVEN.set(execution, isOldPhoneProven(change));
        Facts.FACE_PROVEN.set(execution, isFaceProven(caseId));
        Facts.BY_DOCUMENTS.set(
                execution,
                reviews.standingOf(caseId)
                        .filter(standing -> standing.branch().equals(DOCUMENTS))
                        .isPresent());
    }

    /** By the proof, or because an appeal's confirmed contact is the same phone. */
    private boolean isOldPhoneProven(Change change) {
        CaseId caseId = change.caseId();
        return files.proofsOf(caseId, change.account().value(), Instant.EPOCH).contains(ProofKind.SMS)
                || files.read(caseId, Entry.CONTACT_PHONE)
                        .map(PhoneNumber::new)
                        .filter(phone -> onFile.isSecuredBy(change.account(), phone))
                        .isPresent();
    }

    /**
     * Who passed is who was claimed, or whom the account is verified for. A photo that a person compared is not as much: no camera
     * saw them live.
     */
    private boolean isFaceProven(CaseId caseId) {
        if (files.read(caseId, Entry.PHOTO_IDENTITY).isPresent()) {
            return false;
        }
        Optional<String> passed = files.read(caseId, Entry.FACE_IDENTITY).map(String::strip);
        Optional<String> claimed = files.read(caseId, Entry.CLAIMED_IDENTITY)
                .map(ClaimedIdentity::of)
                .map(ClaimedIdentity::idNumber);
        return passed.isPresent() && claimed.map(passed.get()::equalsIgnoreCase).orElse(true);
    }
}
