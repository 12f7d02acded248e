package dev.regain.documents;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Slots;
import dev.regain.casefile.StoredObject;
import dev.regain.flow.Flow;
import dev.regain.outside.storage.EvidenceStore;
import dev.regain.outside.storage.EvidenceStore.NotStored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * [S20] What lies in the store for a case that has been over for long, or is no more, is deleted, objects first: while the store
 * is away, they are not forgotten. Of a photo of somebody it is enough that the case is over.
 */
@Component
class DeleteEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteEvidence.class);

    /** Nobody stores a document for as long as this. */
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final InTray tray;
    private final Documents documents;
    private final EvidenceStore store;
    private final Flow flow;
    private final DocumentSettings settings;
    private final Clock clock;

    DeleteEvidence(
            InTray tray, Documents documents, EvidenceStore store, Flow flow, DocumentSettings settings, Clock clock) {
        this.tray = tray;
        this.documents = documents;
        this.store = store;
        this.flow = flow;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @SchedulerLock(name = "deleteEvidence", lockAtLeastFor = "PT50M")
    void deleteWhatIsNeededNoMore() {
        releaseOfCasesThatAreOver();
        releasePhotosThatNobodyCompares();
        int deleted = 0;
        try {
            for (Document document : documents.ofNobody()) {
                delete(Stream.concat(Stream.of(document.original()), document.pages().stream())
                        .map(StoredObject::name));
                documents.forget(document.id());
                deleted++;
            }
            for (Documents.Begun begun : documents.begunInVain(clock.instant().minus(AN_HOUR))) {
                delete(ObjectNames.all(begun.id(), begun.pages()));
                documents.forget(begun);
                deleted++;
            }
        } catch (NotStored away) {
            LOG.warn("The object store could not be asked to delete documents; it is asked again in an hour");
        }
        if (deleted > 0) {
            LOG.info("{} documents deleted that are needed no more", deleted);
        }
    }

    private void releaseOfCasesThatAreOver() {
        Instant longAgo = clock.instant().minus(settings.keepFor());
        for (CaseId caseId : documents.casesStoredBefore(longAgo)) {
            if (flow.isOverSince(caseId, longAgo)) {
                documents.release(caseId);
            }
        }
    }

    /** A process deletes them itself; what is here is of one that was ended before it could. */
    private void releasePhotosThatNobodyCompares() {
        Set<CaseId> cases = new HashSet<>(documents.casesWith(Slots.PHOTOS));
        cases.addAll(tray.casesWith(Slots.PHOTOS));
        for (CaseId caseId : cases) {
            if (flow.isOverSince(caseId, clock.instant())) {
                tray.removeFrom(caseId, Slots.PHOTOS);
                documents.release(caseId, Slots.PHOTOS);
            }
        }
    }

    private void delete(Stream<String> objects) {
        objects.forEach(store::delete);
    }
}
