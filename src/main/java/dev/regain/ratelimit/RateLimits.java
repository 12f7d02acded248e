package dev.regain.ratelimit;

import dev.regain.keys.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts in fixed windows, one row for each key and window. A count is committed in a transaction of its own: what is
 * rolled back afterwards was asked all the same. What is counted is known by its keyed hash only.
 */
@Component
public class RateLimits {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;
    private final TransactionTemplate alone;

    RateLimits(JdbcClient database, Keys keys, Clock clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Counts one more.
     *
     * @param key what is limited: an address, a number, a clue
     * @return nothing where it may happen, else how long to wait
     */
    public Optional<Duration> take(RateLimit limit, String key) {
        Instant now = clock.instant();
        long length = limit.within().toSeconds();
        Instant window = Instant.ofEpochSecond(now.getEpochSecond() / length * length);
        UUID counted = keys.hash("rate-limit." + limit.name(), key);
        boolean allowed =
                add(counted, window, limit.most()) || begin(counted, window) || add(counted, window, limit.most());
        return allowed ? Optional.empty() : Optional.of(Duration.between(now, window.plus(limit.within())));
    }

    private boolean add(UUID counted, Instant window, int most) {
        return Boolean.TRUE.equals(alone.execute(transaction ->
                database.sql("""
                        update rate_count set happened = happened + 1
                        where counted = ? and window_start = ? and happened < ?""").params(counted, utc(window), most).update() == 1));
    }

    private boolean begin(UUID counted, Instant window) {
        try {
            alone.executeWithoutResult(transaction -> database.sql(
                            "insert into rate_count (counted, window_start, happened) values (?, ?, 1)")
                    .params(counted, utc(window))
                    .update());
            return true;
        } catch (DuplicateKeyException begunAlready) {
            return false;
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    void forgetOldWindows() {
        database.sql("delete from rate_count where window_start < ?")
                .param(utc(clock.instant().minus(LONGEST_WINDOW)))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
