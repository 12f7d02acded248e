package dev.regain.review;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Document;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.casefile.Slots;
import dev.regain.flow.Reviewable.Standing;
import dev.regain.flow.Reviews;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.review.OtherAppeals.Others;
import dev.regain.review.Recorded.Held;
import dev.regain.review.Shown.Line;
import dev.regain.review.Shown.Offered;
import dev.regain.review.Shown.Paper;
import dev.regain.review.Shown.Ticked;
import dev.regain.review.Shown.Told;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts together what a reviewer sees of a case. */
@Component
class LookAtCase {

    private static final String LEGAL_PERSON = "legal-person";
    private static final String PHOTO = "photo";

    private final Reviews reviews;
    private final CaseFiles files;
    private final Documents documents;
    private final Recorded recorded;
    private final Lines lines;
    private final AccountDirectory directory;
    private final OtherAppeals otherAppeals;
    private final Timeline timeline;
    private final ReviewMarks marks;
    private final Clock clock;

    LookAtCase(
            Reviews reviews,
            CaseFiles files,
            Documents documents,
            Recorded recorded,
            Lines lines,
            AccountDirectory directory,
            OtherAppeals otherAppeals,
            Timeline timeline,
            ReviewMarks marks,
            Clock clock) {
        this.reviews = reviews;
        this.files = files;
        this.documents = documents;
        this.recorded = recorded;
        this.lines = lines;
        this.directory = directory;
        this.otherAppeals = otherAppeals;
        this.timeline = timeline;
        this.marks = marks;
        this.clock = clock;
    }

    boolean isForReviewers(CaseId caseId) {
        return reviews.standingOf(caseId).isPresent();
    }

    /** Empty where there is no such case for reviewers. */
    Optional<Shown> of(CaseId caseId, Unmasked unmasked, String staff) {
        return reviews.standingOf(caseId)
                .map(standing -> standing.branch().equals(PHOTO)
                        ? photo(caseId, standing, unmasked)
                        : shown(caseId, standing, unmasked, staff));
    }

    /** A miss is to look like a hit to whoever compares: what is on record is not even read. */
    private Shown photo(CaseId caseId, Standing standing, Unmasked unmasked) {
        List<Document> photos = documents.of(caseId, Slots.PHOTOS);
        return new Shown(
                caseId.number(),
                standing,
                isLate(standing),
                Signals.ofPhoto(photos),
                List.of(),
                reviews.photographedIn(caseId).orElse(null),
                lines.ofPhoto(caseId, unmasked.field()),
                "none",
                0,
                List.of(),
                photos.stream().map(photo -> paper(photo, unmasked)).toList(),
                List.of(),
                List.of(),
                0,
                0,
                timeline.of(caseId, standing.submittedAt().getZone()));
    }

    private boolean isLate(Standing standing) {
        return standing.dueAt() != null && standing.dueAt().toInstant().isBefore(clock.instant());
    }

    private Shown shown(CaseId caseId, Standing standing, Unmasked unmasked, String staff) {
        List<Held> accounts = recorded.accountsOf(caseId);
        List<Line> compared = lines.of(caseId, accounts, unmasked.field());
        List<Document> handedIn = documents.of(caseId);
        Others others = otherAppeals.of(
                caseId, accounts.stream().map(account -> account.ref().value()).collect(toSet()));
        List<Told> told = timeline.of(caseId, standing.submittedAt().getZone());
        Optional<Marks> saved = marks.of(caseId, staff);
        Marks marked = saved.orElse(Marks.NONE);
        String face = faceOf(caseId);
        return new Shown(
                caseId.number(),
                standing,
                isLate(standing),
                Signals.of(
                        standing.branch().equals(LEGAL_PERSON),
                        face,
                        compared,
                        accounts,
                        handedIn,
                        others.appeals(),
                        others.recoveries()),
                reviews.disputedIn(caseId),
                reviews.photographedIn(caseId).orElse(null),
                compared,
                face,
                count(told, "face-failed"),
                reviews.checklistOf(caseId).stream()
                        .map(check -> new Ticked(
                                check.name(), check.isMust(), marked.checked().contains(check.name())))
                        .toList(),
                handedIn.stream().map(document -> paper(document, unmasked)).toList(),
                accounts.stream().map(account -> offered(account, saved)).toList(),
                others.appeals(),
                others.recoveries(),
                count(told, "supplemented"),
                told);
    }

    private static int count(List<Told> told, String what) {
        return (int) told.stream().filter(one -> one.what().equals(what)).count();
    }

    private String faceOf(CaseId caseId) {
        Optional<String> passed = files.read(caseId, Entry.FACE_IDENTITY);
        Optional<String> claimed = Lines.claimedPerson(files, caseId).map(ClaimedIdentity::idNumber);
        if (passed.isEmpty()) {
            return files.read(caseId, Entry.PHOTO_IDENTITY).isPresent() ? PHOTO : "none";
        }
        if (claimed.isEmpty()) {
            return "unnamed";
        }
        return claimed.filter(number -> passed.get().strip().equalsIgnoreCase(number))
                        .isPresent()
                ? "claimed"
                : "other";
    }

    private static Paper paper(Document document, Unmasked unmasked) {
        boolean inClear = document.id().equals(unmasked.fileName());
        int ending = document.name().lastIndexOf('.');
        String masked =
                "***" + (ending < 0 ? "" : document.name().substring(ending).replaceAll("[^.A-Za-z0-9]", "*"));
        return new Paper(document, inClear ? document.name() : masked, inClear);
    }

    /** Until this person has saved what they tick, all that are the enterprise's now are proposed; what was its once is not. */
    private Offered offered(Held account, Optional<Marks> saved) {
        return new Offered(
                account.ref().value(),
                directory.describe(Set.of(account.ref())).get(0),
                account.until(),
                saved.map(marked -> marked.givenBack().contains(account.ref().value()))
                        .orElse(account.until() == null));
    }
}
