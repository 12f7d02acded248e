package dev.regain.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far this machine's clock is from the database's, which all nodes share. What one node says is good until a time another one
 * judges by its own clock, so a node that is off is told of, in a line and a number; nothing is corrected, for nobody here knows
 * which of the two is right.
 */
@Component
class CompareClocks {

    /** What people notice of codes that are good for minutes; less than a question's way there and back in bad times is no news. */
    static final Duration TOLERATED = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(CompareClocks.class);

    private final JdbcClient database;
    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;
    private volatile boolean told;

    CompareClocks(JdbcClient database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("regain.clock.offset", () -> offset.toMillis() / 1000.0)
                .description("How far this node's clock is ahead of the database's")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void compare() {
        try {
            Instant asked = clock.instant();
            Instant there = database.sql("select current_timestamp")
                    .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                    .single()
                    .toInstant();
            offset = Duration.between(
                    there, asked.plus(Duration.between(asked, clock.instant()).dividedBy(2)));
        } catch (DataAccessException away) {
            // Who needs the database says so; the clocks are compared when it is back.
            return;
        }
        boolean off = offset.abs().compareTo(TOLERATED) > 0;
        if (off && !told) {
            LOG.warn(
                    "This machine's clock is {} s {} the database's: codes and links are good for a shorter or longer time than"
                            + " they should be, and providers may refuse what is signed. Set one of them right.",
                    offset.abs().toSeconds(),
                    offset.isNegative() ? "behind" : "ahead of");
        }
        told = off;
    }
}
