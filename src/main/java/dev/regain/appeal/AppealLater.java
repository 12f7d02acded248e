package dev.regain.appeal;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Page;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Why somebody has to wait, and until when. */
@Component
class AppealLater implements Page {

    /** @param from null where the wait is over by now */
    record Shown(int rejections, long days, ZonedDateTime from) {}

    private final RejectedLately rejected;
    private final WorkingDays days;
    private final AppealSettings settings;

    AppealLater(RejectedLately rejected, WorkingDays days, AppealSettings settings) {
        this.rejected = rejected;
        this.days = days;
        this.settings = settings;
    }

    @Override
    public Shown show(CaseId caseId) {
        return new Shown(
                settings.mostRejections(),
                settings.rejectionsWithin().toDays(),
                rejected.waitOf(caseId).map(days::local).orElse(null));
    }
}
