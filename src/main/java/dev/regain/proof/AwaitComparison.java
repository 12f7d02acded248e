package dev.regain.proof;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.flow.TakesDays;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** A person looks at the photo, and the page goes on by itself when they have; answering it means to go another way. */
@Component
class AwaitComparison implements Step<AwaitComparison.Form>, TakesDays {

    record Form() {}

    /** @param dueAt in the zone of the people who compare */
    record Shown(ZonedDateTime dueAt, boolean isLate) {}

    private final FaceChecks checks;
    private final PhotoClock photoClock;
    private final WorkingDays days;
    private final Clock clock;

    AwaitComparison(FaceChecks checks, PhotoClock photoClock, WorkingDays days, Clock clock) {
        this.checks = checks;
        this.photoClock = photoClock;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public Shown show(CaseId caseId) {
        Instant dueAt = photoClock.dueAt(checks.newest(caseId));
        return new Shown(days.local(dueAt), dueAt.isBefore(clock.instant()));
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return Answer.accepted(Facts.ANOTHER_WAY_WANTED.is(true));
    }
}
