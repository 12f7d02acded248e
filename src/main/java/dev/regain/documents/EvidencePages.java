package dev.regain.documents;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.audit.Purpose;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Slots;
import dev.regain.casefile.StoredObject;
import dev.regain.documents.Child.Content;
import dev.regain.flow.Reviews;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The documents of a case for reviewers [S15]: pictures that we drew, with who looks and when across them, and by an act of
 * its own what the applicant handed in. What cannot be logged is not shown.
 */
@Controller
class EvidencePages {

    private static final String ADDRESS =
            "/review/cases/{caseId:" + CaseId.SHAPE + "}/documents/{document:" + CaseId.SHAPE + "}";

    /** Whatever it is, it runs nothing, loads nothing, and is another origin's. */
    private static final String INERT = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final Reviews reviews;
    private final Documents documents;
    private final EvidenceStore store;
    private final Examiner examiner;
    private final AuditLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    EvidencePages(
            Reviews reviews,
            Documents documents,
            EvidenceStore store,
            Examiner examiner,
            AuditLog log,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reviews = reviews;
        this.documents = documents;
        this.store = store;
        this.examiner = examiner;
        this.log = log;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @GetMapping(ADDRESS + "/pages/{page:[0-9]{1,3}}")
    ResponseEntity<byte[]> page(
            @PathVariable CaseId caseId, @PathVariable UUID document, @PathVariable int page, Principal staff)
            throws IOException {
        Document shown = document(caseId, document);
        if (page < 1 || page > shown.pages().size()) {
            throw notFound();
        }
        byte[] picture = read(shown.pages().get(page - 1));
        log(Act.SAW, staff, caseId, "documentPage/" + document + "/" + page, "");
        return inert().contentType(MediaType.IMAGE_PNG).body(marked(picture, staff.getName()));
    }

    private byte[] marked(byte[] picture, String staff) throws IOException {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        try {
            return examiner.mark(
                    new InMemory(picture), staff + "  " + minute.toString().replace(":00Z", "Z"));
        } catch (Unfit unfit) {
            throw new IllegalStateException("a picture of ours could not be marked: " + unfit.rule());
        }
    }

    /** A photo that is kept for being compared leaves nobody's hands: of it there are pictures only. */
    @PostMapping(ADDRESS + "/original")
    ResponseEntity<byte[]> original(
            @PathVariable CaseId caseId,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String purpose,
            Principal staff)
            throws IOException {
        Document taken = document(caseId, document);
        if (Slots.PHOTOS.contains(taken.slot())) {
            throw notFound();
        }
        Purpose why =
                Purpose.of(purpose).orElseThrow(() -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY));
        byte[] content = read(taken.original());
        log(Act.DOWNLOADED, staff, caseId, "originalDocument/" + document, why.code());
        ContentDisposition saved =
                ContentDisposition.attachment().filename(nameOf(taken)).build();
        return inert().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(content);
    }

    /** Ours: the applicant's own name for it may say anything. */
    private static String nameOf(Document document) {
        String ending =
                document.type().substring(document.type().indexOf('/') + 1).replace("jpeg", "jpg");
        return document.slot() + "-" + document.id().toString().substring(0, 8) + "." + ending;
    }

    private Document document(CaseId caseId, UUID document) {
        return reviews.standingOf(caseId)
                .flatMap(standing -> documents.document(caseId, document))
                .orElseThrow(EvidencePages::notFound);
    }

    /** As a whole, for only at its end is it known that it is what was stored. */
    private byte[] read(StoredObject object) throws IOException {
        try (InputStream content = store.open(new EvidenceRef(object.name(), object.sha256()))) {
            return content.readAllBytes();
        }
    }

    private void log(Act act, Principal staff, CaseId caseId, String what, String why) {
        transactions.executeWithoutResult(done -> log.append(act, staff.getName(), caseId, what, why));
    }

    private static ResponseEntity.BodyBuilder inert() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", INERT)
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private record InMemory(byte[] bytes) implements Content {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
