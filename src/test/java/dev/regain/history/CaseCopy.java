package dev.regain.history;

import dev.regain.history.PlayedCase.Moment;
import java.sql.Timestamp;
import java.time.Duration;

/** One of the year's cases: which of those that were played, how much later, and how its ids end. */
record CaseCopy(PlayedCase played, Duration later, String ids) {

    /** The value as it is in this case. */
    Object of(Object value) {
        if (value instanceof String text) {
            return text.contains(Ids.END) ? text.replace(Ids.END, ids) : text;
        }
        if (value instanceof Timestamp time) {
            return new Timestamp(time.getTime() + later.toMillis());
        }
        return value instanceof Moment moment ? (Object) (moment.millis() + later.toMillis()) : value;
    }
}
