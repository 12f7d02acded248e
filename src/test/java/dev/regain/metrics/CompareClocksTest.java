package dev.regain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.regain.story.Story;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node whose clock is not the database's is told of. */
@Story
@ExtendWith(OutputCaptureExtension.class)
class CompareClocksTest {

    private static final String OFF = "This machine's clock is ";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final JdbcClient database;

    CompareClocksTest(@Autowired JdbcClient database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 3600, ahead of", "PT-1H, -3600, behind"})
    void a_clock_that_is_an_hour_off_is_a_line_and_a_number(
            Duration offset, double seconds, String words, CapturedOutput output) {
        CompareClocks clocks = new CompareClocks(database, Clock.offset(Clock.systemUTC(), offset), metrics);
        clocks.compare();
        clocks.compare();
        assertThat(told()).isCloseTo(seconds, within(5.0));
        assertThat(output.getOut().lines().filter(line -> line.contains(OFF)))
                .as("it is said once")
                .singleElement()
                .asString()
                .contains(words + " the database's");
    }

    @Test
    void a_clock_that_is_right_is_no_news(CapturedOutput output) {
        new CompareClocks(database, Clock.systemUTC(), metrics).compare();
        assertThat(told()).isCloseTo(0, within(5.0));
        assertThat(output).doesNotContain(OFF);
    }

    @Test
    void what_was_put_right_and_is_off_again_is_said_again(CapturedOutput output) {
        Adjusted clock = new Adjusted();
        CompareClocks clocks = new CompareClocks(database, clock, metrics);
        for (Duration offset : new Duration[] {Duration.ofHours(1), Duration.ZERO, Duration.ofMinutes(-2)}) {
            clock.offset = offset;
            clocks.compare();
        }
        assertThat(output.getOut().lines().filter(line -> line.contains(OFF))).hasSize(2);
    }

    private double told() {
        return metrics.get("regain.clock.offset").gauge().value();
    }

    private static class Adjusted extends Clock {

        private Duration offset = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
