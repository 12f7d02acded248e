package dev.regain.ratelimit;

import dev.regain.keys.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts in fixed windows, one row for each key and window, shared by all nodes. Every statement commits for itself, so
 * nothing that is rolled back later takes a count with it. What is counted is known by its keyed hash only.
 */
@Component
class Counts {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;

    Counts(JdbcClient database, Keys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Outside of any transaction around it: PostgreSQL would take that down with a count that two begin in one moment.
     *
     * @return nothing where it was counted, else how long until the window ends
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Duration> take(String name, String key, int most, Duration within) {
        Instant now = clock.instant();
        long length = within.toSeconds();
        Instant window = Instant.ofEpochSecond(now.getEpochSecond() / length * length);
        UUID counted = keys.hash("rate-limit." + name, key);
        return countedOrRetried(counted, window, most)
                ? Optional.empty()
                : Optional.of(Duration.between(now, window.plus(within)));
    }

    private boolean countedOrRetried(UUID counted, Instant window, int most) {
        try {
            return counted(counted, window, most);
        } catch (DuplicateKeyException begunInTheSameMoment) {
            return counted(counted, window, most);
        }
    }

    /** One statement, whether or not the key was seen before. */
    private boolean counted(UUID counted, Instant window, int most) {
        return database.sql("""
                        merge into rate_count existing
                        using (values (cast(? as uuid), cast(? as timestamp with time zone))) asked (counted, window_start)
                        on existing.counted = asked.counted and existing.window_start = asked.window_start
                        when matched and existing.happened < ? then update set happened = existing.happened + 1
                        when not matched then insert (counted, window_start, happened)
                            values (asked.counted, asked.window_start, 1)""").params(counted, utc(window), most).update() == 1;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @SchedulerLock(name = "forgetOldWindows", lockAtLeastFor = "PT50M")
    void forgetOldWindows() {
        database.sql("delete from rate_count where window_start < ?")
                .param(utc(clock.instant().minus(LONGEST_WINDOW)))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
