package dev.regain.documents;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.Findings;
import dev.regain.casefile.Found;
import dev.regain.casefile.Slots;
import dev.regain.casefile.StoredObject;
import dev.regain.documents.Child.Content;
import dev.regain.flow.Flow;
import dev.regain.outside.ocr.TextReader;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes what the documents say of what the applicant claims. The reviewer reads it; nothing is decided by it. A photo of somebody is
 * looked at by a person alone.
 */
@Component
class ReadDocuments implements JavaDelegate {

    /** Between the letters of a name or a code a text has what its layout wants: spaces, line breaks, dashes. */
    private static final Pattern LAYOUT = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}]+");

    private final CaseFiles files;
    private final Documents documents;
    private final EvidenceStore store;
    private final Examiner examiner;
    private final TextReader reader;
    private final DocumentSettings settings;

    ReadDocuments(
            CaseFiles files,
            Documents documents,
            EvidenceStore store,
            Examiner examiner,
            TextReader reader,
            DocumentSettings settings) {
        this.files = files;
        this.documents = documents;
        this.store = store;
        this.examiner = examiner;
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) throws IOException {
        CaseId caseId = Flow.caseOf(execution);
        for (Document document : documents.unread(caseId)) {
            Optional<String> text = Slots.PHOTOS.contains(document.slot())
                    ? Optional.empty()
                    : text(document).map(ReadDocuments::comparable);
            documents.note(
                    document.id(),
                    new Findings(
                            found(text, caseId, Entry.CREDIT_CODE),
                            found(text, caseId, Entry.ENTERPRISE_NAME),
                            found(text, caseId, Entry.LETTER_SERIAL),
                            documents.isSeenElsewhere(caseId, document)));
        }
    }

    private Optional<String> text(Document document) throws IOException {
        if (document.type().equals("application/pdf")) {
            try {
                String text = examiner.text(new InTheStore(store, document));
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
            } catch (Unfit unfit) {
                return Optional.empty();
            }
        }
        return textOfPictures(document);
    }

    private Optional<String> textOfPictures(Document document) throws IOException {
        StringBuilder all = new StringBuilder();
        for (StoredObject page :
                document.pages().stream().limit(settings.pagesToRead()).toList()) {
            try (InputStream picture = store.open(ref(page))) {
                Optional<String> text = textOf(picture);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                all.append(text.get()).append('\n');
            }
        }
        return Optional.of(all.toString());
    }

    /** Where the reader fails, what the document says stays unknown: that is no reason to keep the applicant waiting. */
    private Optional<String> textOf(InputStream picture) {
        try {
            return reader.read(picture);
        } catch (RuntimeException failed) {
            return Optional.empty();
        }
    }

    private Found found(Optional<String> text, CaseId caseId, Entry claimed) {
        Optional<String> wanted = files.read(caseId, claimed).map(ReadDocuments::comparable);
        if (text.isEmpty() || wanted.isEmpty()) {
            return Found.UNKNOWN;
        }
        return text.get().contains(wanted.get()) ? Found.YES : Found.NO;
    }

    private static String comparable(String text) {
        String plain = Normalizer.normalize(text, Form.NFKC);
        return LAYOUT.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private record InTheStore(EvidenceStore store, Document document) implements Content {

        @Override
        public long size() {
            return document.size();
        }

        @Override
        public InputStream open() {
            return store.open(ref(document.original()));
        }
    }

    private static EvidenceRef ref(StoredObject object) {
        return new EvidenceRef(object.name(), object.sha256());
    }
}
