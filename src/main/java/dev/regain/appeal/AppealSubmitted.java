package dev.regain.appeal;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Page;
import dev.regain.formats.PhoneNumber;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** What the browser that submitted the appeal sees while the reviewers have it: the query code, as long as it asks here. */
@Component
class AppealSubmitted implements Page {

    /**
     * @param phone masked
     * @param daysToSupplement how long the applicant has where they are asked for more
     */
    record Shown(String queryCode, String phone, ZonedDateTime dueAt, long daysToSupplement) {}

    private final Appeals appeals;
    private final CaseFiles files;
    private final WorkingDays days;
    private final AppealSettings settings;

    AppealSubmitted(Appeals appeals, CaseFiles files, WorkingDays days, AppealSettings settings) {
        this.appeals = appeals;
        this.files = files;
        this.days = days;
        this.settings = settings;
    }

    @Override
    public Shown show(CaseId caseId) {
        PhoneNumber phone =
                new PhoneNumber(files.read(caseId, Entry.CONTACT_PHONE).orElseThrow());
        return new Shown(
                appeals.queryCodeOf(caseId).text(),
                phone.masked(),
                days.local(appeals.of(caseId).dueAt()),
                settings.supplementWithin().toDays());
    }
}
