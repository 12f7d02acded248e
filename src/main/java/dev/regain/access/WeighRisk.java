package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ProofKind;
import dev.regain.flow.Reviews;
import dev.regain.formats.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
    private final Clock clock;

    WeighRisk(Changes changes, OnFile onFile, CaseFiles files, Reviews reviews, Clock clock) {
        this.changes = changes;
        this.onFile = onFile;
        this.files = files;
        this.reviews = reviews;
        this.clock = clock;
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

    /**
     * By the proof, or because an appeal's confirmed contact is the same phone. A phone that this case put on file is not an old
     * one: who waited for one hold would wait for no other.
     */
    private boolean isOldPhoneProven(Change change) {
        CaseId caseId = change.caseId();
        Optional<Instant> firstPut =
                changes.phonesPutBefore(change).stream().map(Change::changedAt).findFirst();
        return isProvenBySmsBefore(change, firstPut)
                || files.read(caseId, Entry.CONTACT_PHONE)
                        .map(PhoneNumber::new)
                        .filter(phone ->
                                onFile.wasSecuredBy(change.account(), phone, firstPut.orElseGet(clock::instant)))
                        .isPresent();
    }

    private boolean isProvenBySmsBefore(Change change, Optional<Instant> firstPut) {
        UUID account = change.account().value();
        return files.proofsOf(change.caseId(), account, Instant.EPOCH).contains(ProofKind.SMS)
                && firstPut.filter(put ->
                                files.proofsOf(change.caseId(), account, put).contains(ProofKind.SMS))
                        .isEmpty();
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
