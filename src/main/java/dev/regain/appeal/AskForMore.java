package dev.regain.appeal;

import dev.regain.appeal.ReviewClock.Due;
import dev.regain.appeal.ReviewClock.Left;
import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AskForMore implements JavaDelegate {

    private final Appeals appeals;
    private final ReviewClock reviewClock;
    private final AppealSettings settings;
    private final Clock clock;

    AskForMore(Appeals appeals, ReviewClock reviewClock, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.reviewClock = reviewClock;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant now = clock.instant();
        Instant dueAt = now.plus(settings.supplementWithin());
        List<String> wanted = Item.TICKED.in(execution, Item::why, Wanted::new).stream()
                .map(Wanted::text)
                .toList();
        appeals.note(Flow.caseOf(execution), Status.MORE_MATERIAL, dueAt, Happening.MORE_WANTED, wanted);
        Facts.SUPPLEMENT_DUE_AT.set(execution, dueAt);
        Facts.SUPPLEMENT_REMINDER_AT.set(execution, now.plus(settings.remindAfter()));
        Facts.ROUNDS_LEFT.set(execution, Facts.ROUNDS_LEFT.of(execution) - 1);
        Left left =
                reviewClock.stops(new Due(Facts.REVIEW_DUE_SOON_AT.of(execution), Facts.REVIEW_DUE_AT.of(execution)));
        Facts.SECONDS_TO_DUE_SOON.set(execution, seconds(left.toSoon()));
        Facts.SECONDS_TO_DUE.set(execution, seconds(left.toDue()));
    }

    /** A begun second counts: nothing is to be due earlier than it was. */
    private static int seconds(Duration left) {
        return (int) left.plusNanos(999_999_999).toSeconds();
    }
}
