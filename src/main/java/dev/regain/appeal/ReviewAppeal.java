package dev.regain.appeal;

import dev.regain.appeal.Appeals.Appeal;
import dev.regain.appeal.Appeals.Event;
import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Chronicle;
import dev.regain.casefile.Entry;
import dev.regain.flow.Decisions;
import dev.regain.flow.Fact;
import dev.regain.flow.Flow;
import dev.regain.flow.Reviewable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What reviewers see of an appeal beyond what is in its case file. */
@Component
class ReviewAppeal implements Reviewable, Chronicle {

    private static final String CHECKLIST = "reviewChecklist";
    private static final List<String> INPUTS =
            List.of(Facts.BRANCH.name(), Facts.ENTERPRISE_STATUS.name(), Facts.PHOTOGRAPHED.name());

    private final Appeals appeals;
    private final CaseFiles files;
    private final WorkingDays days;
    private final Flow flow;
    private final Decisions decisions;

    ReviewAppeal(Appeals appeals, CaseFiles files, WorkingDays days, Flow flow, Decisions decisions) {
        this.appeals = appeals;
        this.files = files;
        this.days = days;
        this.flow = flow;
        this.decisions = decisions;
    }

    @Override
    public Optional<Standing> standingOf(CaseId caseId) {
        return appeals.isSubmitted(caseId) ? Optional.of(standing(appeals.of(caseId))) : Optional.empty();
    }

    private Standing standing(Appeal appeal) {
        List<Event> events = appeals.eventsOf(appeal.caseId()).stream()
                .filter(event -> event.happening().isTold())
                .toList();
        return new Standing(
                appeal.status().text(),
                appeal.status().isOpen(),
                text(branchOf(appeal.caseId())),
                statusOf(appeal.caseId()).map(ReviewAppeal::text).orElse(null),
                days.local(events.get(0).at()),
                appeal.dueAt() == null ? null : days.local(appeal.dueAt()),
                details(events.get(events.size() - 1)));
    }

    /** Until somebody says otherwise, it is the legal person who appeals. */
    private Branch branchOf(CaseId caseId) {
        return flow.lastKnown(caseId, Facts.BRANCH).orElse(Branch.LEGAL_PERSON);
    }

    private Optional<EnterpriseStatus> statusOf(CaseId caseId) {
        return flow.lastKnown(caseId, Facts.ENTERPRISE_STATUS);
    }

    @Override
    public List<Check> checklistOf(CaseId caseId) {
        Fact[] facts = Stream.concat(
                        Stream.of(Facts.BRANCH.is(branchOf(caseId)), Facts.PHOTOGRAPHED.is(isPhotographed(caseId))),
                        statusOf(caseId).stream().map(Facts.ENTERPRISE_STATUS::is))
                .toArray(Fact[]::new);
        return decisions.rowsOf(CHECKLIST, INPUTS, facts).stream()
                .map(row -> new Check((String) row.get("check"), (Boolean) row.get("must")))
                .toList();
    }

    /** Nobody checked the face: whoever decides compares the photo themselves. */
    private boolean isPhotographed(CaseId caseId) {
        return files.read(caseId, Entry.PHOTO_IDENTITY).isPresent()
                && files.read(caseId, Entry.FACE_IDENTITY).isEmpty();
    }

    /** Appeals change nothing about accounts; what follows them does. */
    @Override
    public List<Disputed> disputedIn(CaseId caseId) {
        return List.of();
    }

    @Override
    public Optional<Choices> choicesOf(CaseId caseId, String task) {
        return switch (task) {
            case "reviewAppeal", "settleAppeal" ->
                Optional.of(new Choices(
                        Stream.of(Decision.values()).map(ReviewAppeal::text).toList(),
                        names(Reason.values()),
                        names(Item.values()),
                        names(Shortcoming.values()),
                        flow.fact(caseId, Facts.ROUNDS_LEFT).orElse(0)));
            case "confirmApproval" -> Optional.of(Choices.between("confirm", "disagree"));
            default -> Optional.empty();
        };
    }

    private static List<String> names(Enum<?>[] choices) {
        return Stream.of(choices).map(Enum::name).toList();
    }

    @Override
    public List<Happened> of(CaseId caseId) {
        return appeals.eventsOf(caseId).stream()
                .map(event -> new Happened(event.at(), text(event.happening()), details(event)))
                .toList();
    }

    /** One choice a word: what is wanted, and what is wrong with it. */
    private static List<String> details(Event event) {
        return event.details().stream()
                .flatMap(detail -> Stream.of(detail.split(":")))
                .toList();
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
