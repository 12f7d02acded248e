package dev.regain.documents;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.casefile.StoredObject;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Flow;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Puts each document and a safe picture of each of its pages into the store, then the documents on record, then empties the
 * in-tray. The names follow from the file: what was stored before something failed is stored again in the same place.
 */
@Component
class StoreDocuments implements JavaDelegate {

    private final InTray tray;
    private final Examiner examiner;
    private final EvidenceStore store;
    private final Documents documents;

    StoreDocuments(InTray tray, Examiner examiner, EvidenceStore store, Documents documents) {
        this.tray = tray;
        this.examiner = examiner;
        this.store = store;
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) throws IOException {
        CaseId caseId = Flow.caseOf(execution);
        List<Stored> stored = new ArrayList<>();
        for (TrayFile file : tray.files(caseId)) {
            stored.add(store(file));
        }
        // At the end, for a row that refers to the case file holds it, and the applicant is at the next page.
        stored.forEach(done -> documents.record(caseId, done.file(), done.original(), done.pages()));
        tray.clear(caseId);
    }

    private record Stored(TrayFile file, StoredObject original, List<StoredObject> pages) {}

    private Stored store(TrayFile file) throws IOException {
        if (!file.isInspected() || file.scan() == null) {
            throw new IllegalStateException("a file that was not inspected and scanned is not stored");
        }
        documents.begin(file);
        StoredObject original;
        try (InputStream content = tray.open(file.id())) {
            original = stored(store.put(ObjectNames.original(file.id()), content, file.size()));
        }
        return new Stored(file, original, pictures(file));
    }

    private List<StoredObject> pictures(TrayFile file) throws IOException {
        List<StoredObject> pages = new ArrayList<>();
        try {
            examiner.draw(file.type(), new InTheTray(tray, file), picture -> {
                String name = ObjectNames.page(file.id(), pages.size() + 1);
                pages.add(stored(store.put(name, new ByteArrayInputStream(picture), picture.length)));
            });
        } catch (Unfit unfit) {
            throw new IllegalStateException("a document that was inspected could not be drawn: " + unfit.rule());
        }
        return pages;
    }

    private static StoredObject stored(EvidenceRef ref) {
        return new StoredObject(ref.name(), ref.sha256());
    }
}
