package dev.regain.proof;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.Slots;
import dev.regain.flow.Reviewable;
import dev.regain.proof.FaceChecks.FaceCheck;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cases with a photo that waits to be compared; before and after that they are nobody's of the staff to see. An appeal is shown by its
 * own room, and its photo with it.
 */
@Component
class PhotoCases implements Reviewable {

    private static final String PHOTO = "photo";
    private static final String WAITING = "photo-waiting";

    private final FaceChecks checks;
    private final CaseFiles files;
    private final Documents documents;
    private final PhotoClock photoClock;
    private final WorkingDays days;

    PhotoCases(FaceChecks checks, CaseFiles files, Documents documents, PhotoClock photoClock, WorkingDays days) {
        this.checks = checks;
        this.files = files;
        this.documents = documents;
        this.photoClock = photoClock;
        this.days = days;
    }

    @Override
    public Optional<Standing> standingOf(CaseId caseId) {
        return files.read(caseId, Entry.CREDIT_CODE).isPresent()
                ? Optional.empty()
                : checks.taken(caseId).map(this::standing);
    }

    private Standing standing(FaceCheck taken) {
        return new Standing(
                WAITING,
                true,
                PHOTO,
                null,
                days.local(taken.takenAt()),
                days.local(photoClock.dueAt(taken)),
                List.of());
    }

    @Override
    public List<Check> checklistOf(CaseId caseId) {
        return List.of();
    }

    @Override
    public Optional<Choices> choicesOf(CaseId caseId, String task) {
        return task.equals("comparePhoto")
                ? Optional.of(Choices.between("same_person", "not_same_person", "cannot_tell"))
                : Optional.empty();
    }

    @Override
    public List<Disputed> disputedIn(CaseId caseId) {
        return List.of();
    }

    @Override
    public Optional<Photographed> photographedIn(CaseId caseId) {
        return checks.taken(caseId)
                .filter(taken -> !documents.of(caseId, Slots.PHOTOS).isEmpty())
                .map(taken -> new Photographed(
                        taken.challenge().number(), taken.challenge().pose().text()));
    }
}
