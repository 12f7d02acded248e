package dev.regain.proof;

import dev.regain.calendar.WorkingDays;
import dev.regain.proof.FaceChecks.FaceCheck;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Until when a photo that was taken is to be compared. */
@Component
class PhotoClock {

    private final WorkingDays days;
    private final ProofSettings settings;

    PhotoClock(WorkingDays days, ProofSettings settings) {
        this.days = days;
        this.settings = settings;
    }

    Instant dueAt(FaceCheck taken) {
        return days.after(taken.takenAt(), settings.photoComparedWithin());
    }
}
