package dev.regain.documents;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Slots;
import dev.regain.casefile.StoredObject;
import dev.regain.flow.Flow;
import dev.regain.outside.storage.EvidenceStore;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * A photo was kept so that somebody could compare it, and for nothing else. Objects first: while the store is away, this is tried
 * again and nothing is forgotten.
 */
@Component
class DeletePhoto implements JavaDelegate {

    private final InTray tray;
    private final Documents documents;
    private final EvidenceStore store;

    DeletePhoto(InTray tray, Documents documents, EvidenceStore store) {
        this.tray = tray;
        this.documents = documents;
        this.store = store;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        tray.removeFrom(caseId, Slots.PHOTOS);
        for (Document photo : documents.of(caseId, Slots.PHOTOS)) {
            Stream.concat(Stream.of(photo.original()), photo.pages().stream())
                    .map(StoredObject::name)
                    .forEach(store::delete);
            documents.forget(caseId, photo.id());
        }
    }
}
