package dev.regain.documents;

import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.StoredObject;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import dev.regain.outside.storage.EvidenceStore.NotStored;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What lies in the store for a case that is no more is deleted, objects first: while the store is away, they are not forgotten. */
@Component
class DeleteEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteEvidence.class);

    private final Documents documents;
    private final EvidenceStore store;

    DeleteEvidence(Documents documents, EvidenceStore store) {
        this.documents = documents;
        this.store = store;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @SchedulerLock(name = "deleteEvidence", lockAtLeastFor = "PT50M")
    void deleteWhatIsNobodys() {
        int deleted = 0;
        try {
            for (Document document : documents.ofNobody()) {
                Stream.concat(Stream.of(document.original()), document.pages().stream())
                        .forEach(this::delete);
                documents.forget(document.id());
                deleted++;
            }
        } catch (NotStored away) {
            LOG.warn("The object store could not be asked to delete documents; it is asked again in an hour");
        }
        if (deleted > 0) {
            LOG.info("{} documents of cases that are no more deleted", deleted);
        }
    }

    private void delete(StoredObject object) {
        store.delete(new EvidenceRef(object.name(), object.sha256()));
    }
}
