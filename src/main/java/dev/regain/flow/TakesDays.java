package dev.regain.flow;

import java.time.Duration;

/** A {@link Step} at which a person waits for somebody of the staff: their browser keeps the way back for longer than a day. */
public interface TakesDays {

    /** From the last look at the page. */
    Duration LONGEST = Duration.ofDays(30);
}
