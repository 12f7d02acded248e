package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A contact whose appeals were rejected too often of late waits, whatever enterprise they appeal for. */
@Component
class RejectedLately {

    private final Appeals appeals;
    private final AppealSettings settings;
    private final Clock clock;

    RejectedLately(Appeals appeals, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the contact of this case may appeal again: as soon as one less is of late. Nothing where they may now. */
    Optional<Instant> waitOf(CaseId caseId) {
        List<Instant> lately = appeals.rejectionsLike(caseId, clock.instant().minus(settings.rejectionsWithin()));
        int most = settings.mostRejections();
        return lately.size() < most
                ? Optional.empty()
                : Optional.of(lately.get(most - 1).plus(settings.rejectionsWithin()));
    }
}
