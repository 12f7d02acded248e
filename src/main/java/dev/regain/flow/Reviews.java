package dev.regain.flow;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Reviewable.Check;
import dev.regain.flow.Reviewable.Choices;
import dev.regain.flow.Reviewable.Disputed;
import dev.regain.flow.Reviewable.Objected;
import dev.regain.flow.Reviewable.Photographed;
import dev.regain.flow.Reviewable.Standing;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases that reviewers may look at, whichever room they are of. No other case is theirs to see. */
@Component
public class Reviews {

    private final List<Reviewable> rooms;

    Reviews(List<Reviewable> rooms) {
        this.rooms = rooms;
    }

    public Optional<Standing> standingOf(CaseId caseId) {
        return rooms.stream().flatMap(room -> room.standingOf(caseId).stream()).findFirst();
    }

    public List<Check> checklistOf(CaseId caseId) {
        return rooms.stream()
                .filter(room -> room.standingOf(caseId).isPresent())
                .flatMap(room -> room.checklistOf(caseId).stream())
                .toList();
    }

    public List<Disputed> disputedIn(CaseId caseId) {
        return rooms.stream().flatMap(room -> room.disputedIn(caseId).stream()).toList();
    }

    public Optional<Photographed> photographedIn(CaseId caseId) {
        return rooms.stream()
                .flatMap(room -> room.photographedIn(caseId).stream())
                .findFirst();
    }

    public List<Objected> objectionsIn(CaseId caseId) {
        return rooms.stream()
                .flatMap(room -> room.objectionsIn(caseId).stream())
                .toList();
    }

    /** Empty where the task is not one of reviewers. */
    public Optional<Choices> choicesOf(CaseId caseId, String task) {
        return rooms.stream()
                .flatMap(room -> room.choicesOf(caseId, task).stream())
                .findFirst();
    }
}
