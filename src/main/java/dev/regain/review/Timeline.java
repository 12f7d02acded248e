package dev.regain.review;

import static java.util.Comparator.comparing;

import dev.regain.audit.Act;
import dev.regain.audit.AuditEntry;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Chronicle;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.ReviewNotes;
import dev.regain.review.Shown.Told;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that happened to a case: to its process, to its proofs, to its documents, and what people of the staff did with it. */
@Component
class Timeline {

    private final List<Chronicle> chronicles;
    private final Documents documents;
    private final AuditLog log;
    private final ReviewNotes notes;

    Timeline(List<Chronicle> chronicles, Documents documents, AuditLog log, ReviewNotes notes) {
        this.chronicles = chronicles;
        this.documents = documents;
        this.log = log;
        this.notes = notes;
    }

    /** Oldest first. */
    List<Told> of(CaseId caseId, ZoneId zone) {
        Stream<Told> happened = chronicles.stream()
                .flatMap(room -> room.of(caseId).stream())
                .map(one -> new Told(one.at().atZone(zone), "happened", one.what(), one.details(), null, null));
        Stream<Told> handedIn = documents.of(caseId).stream().map(document -> handedIn(document, zone));
        Stream<Told> done = log.of(caseId).stream()
                .filter(entry -> !entry.act().equals(Act.SAW.name()))
                .map(entry -> done(entry, zone));
        Stream<Told> noted = notes.of(caseId).stream()
                .map(note -> new Told(note.at().atZone(zone), "did", "noted", List.of(), note.staff(), note.text()));
        return Stream.of(happened, handedIn, done, noted)
                .flatMap(told -> told)
                .sorted(comparing(Told::at))
                .toList();
    }

    private static Told handedIn(Document document, ZoneId zone) {
        return new Told(document.storedAt().atZone(zone), "handed-in", document.slot(), List.of(), null, null);
    }

    private static Told done(AuditEntry entry, ZoneId zone) {
        String what = entry.what().split("/", 2)[0];
        return new Told(
                entry.at().atZone(zone),
                "did",
                entry.act().toLowerCase(Locale.ROOT),
                List.of(what),
                entry.staff().equals(AuditLog.NOBODY) ? null : entry.staff(),
                null);
    }
}
