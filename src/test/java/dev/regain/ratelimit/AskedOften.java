package dev.regain.ratelimit;

import dev.regain.keys.Keys;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stories are played from one address, where nothing is ever used up; here it is. */
@TestComponent
public class AskedOften {

    private static final String HERE = "127.0.0.1";

    private final JdbcTemplate database;
    private final Keys keys;

    AskedOften(JdbcTemplate database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Somebody at this machine has had all look-ups and messages that are free, in this hour and the next. */
    public void begin() {
        end();
        long hour = Duration.ofHours(1).toSeconds();
        long window = Instant.now().getEpochSecond() / hour * hour;
        for (long start : new long[] {window, window + hour}) {
            database.update(
                    "insert into rate_count (counted, window_start, happened) values (?, ?, 1000000)",
                    free(),
                    OffsetDateTime.ofInstant(Instant.ofEpochSecond(start), ZoneOffset.UTC));
        }
    }

    public void end() {
        database.update("delete from rate_count where counted = ?", free());
    }

    /** Of all that was counted so far, what is not by the address nor in all has reached its limit. */
    public void cluesAreUsedUp() {
        database.update(
                "update rate_count set happened = 1000000 where counted not in (?, ?, ?)",
                free(),
                keys.hash("rate-limit.cases-by-address", HERE),
                keys.hash("rate-limit.cases-in-all", ""));
    }

    private UUID free() {
        return keys.hash("rate-limit.free-by-address", HERE);
    }
}
