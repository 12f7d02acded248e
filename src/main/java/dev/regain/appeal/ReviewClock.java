package dev.regain.appeal;

import dev.regain.calendar.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time that reviewers have: it passes on working days, and not while the applicant is asked for something. */
@Component
class ReviewClock {

    private final WorkingDays days;
    private final AppealSettings settings;
    private final Clock clock;

    ReviewClock(WorkingDays days, AppealSettings settings, Clock clock) {
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param soonAt when the leads are told */
    record Due(Instant soonAt, Instant at) {}

    /** Working time; zero where there is none left. */
    record Left(Duration toSoon, Duration toDue) {}

    Due begins() {
        Instant now = clock.instant();
        Instant at = days.after(now, settings.reviewWithin());
        Duration all = days.between(now, at);
        return new Due(
                days.after(now, all.multipliedBy(settings.tellLeadsAfter()).dividedBy(100)), at);
    }

    Left stops(Due due) {
        Instant now = clock.instant();
        return new Left(days.between(now, due.soonAt()), days.between(now, due.at()));
    }

    Due goesOn(Left left) {
        Instant now = clock.instant();
        return new Due(days.after(now, left.toSoon()), days.after(now, left.toDue()));
    }
}
