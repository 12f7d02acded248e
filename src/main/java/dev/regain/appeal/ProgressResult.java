package dev.regain.appeal;

import static java.util.stream.Collectors.toSet;

import dev.regain.appeal.Appeals.Appeal;
import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Page;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountInformation;
import dev.regain.outside.directory.AccountRef;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How an appeal stands, for who showed that it is theirs. */
@Component
class ProgressResult implements Page {

    /**
     * @param turn {@code applicant}, {@code reviewer} or {@code nobody}: who has to do something
     * @param dueAt until when they have time, or null
     * @param wanted what the applicant is asked for; empty where it is not their turn
     * @param reasons why the appeal was rejected; empty where it was not
     * @param accounts what is on record for the enterprise; empty until the appeal is approved
     */
    record Shown(
            String status,
            String turn,
            ZonedDateTime dueAt,
            List<Wanted> wanted,
            List<String> reasons,
            List<Line> timeline,
            List<AccountInformation> accounts) {

        public boolean isOpen() {
            return !turn.equals("nobody");
        }
    }

    /** @param happening {@code review-begun}, as texts have it */
    record Line(String happening, ZonedDateTime at) {}

    private final Appeals appeals;
    private final CaseFiles files;
    private final AccountDirectory directory;
    private final WorkingDays days;

    ProgressResult(Appeals appeals, CaseFiles files, AccountDirectory directory, WorkingDays days) {
        this.appeals = appeals;
        this.files = files;
        this.directory = directory;
        this.days = days;
    }

    @Override
    public Shown show(CaseId caseId) {
        Appeal appeal = appeals.of(caseId);
        List<Line> timeline = appeals.eventsOf(caseId).stream()
                .filter(event -> event.happening().isTold())
                .map(event -> new Line(
                        event.happening().name().toLowerCase(Locale.ROOT).replace('_', '-'), days.local(event.at())))
                .toList();
        return new Shown(
                appeal.status().text(),
                turn(appeal.status()),
                appeal.dueAt() == null ? null : days.local(appeal.dueAt()),
                appeal.status() == Status.MORE_MATERIAL ? appeals.wantedOf(caseId) : List.of(),
                appeal.status() == Status.REJECTED ? appeals.lastDetailsOf(caseId, Happening.REJECTED) : List.of(),
                timeline,
                appeal.status() == Status.APPROVED ? accounts(caseId) : List.of());
    }

    private static String turn(Status status) {
        if (status == Status.MORE_MATERIAL) {
            return "applicant";
        }
        return status.isOpen() ? "reviewer" : "nobody";
    }

    private List<AccountInformation> accounts(CaseId caseId) {
        return directory.describe(
                files.proven(caseId).stream().map(AccountRef::new).collect(toSet()));
    }
}
