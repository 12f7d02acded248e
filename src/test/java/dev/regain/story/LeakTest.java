package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Requests of five milliseconds and more, with a long tail, as they are. */
class LeakTest {

    private static final int REQUESTS = 5_000;

    @RepeatedTest(20)
    void the_same_requests_are_not_told_apart(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        assertThat(Leak.between(times(random), times(random))).isBetween(-Leak.THRESHOLD, Leak.THRESHOLD);
    }

    @RepeatedTest(20)
    void a_tenth_of_a_millisecond_is_found(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] slower = DoubleStream.of(times(random)).map(time -> time + 0.1).toArray();
        assertThat(Leak.between(slower, times(random))).isGreaterThan(Leak.THRESHOLD);
        assertThat(Leak.between(times(random), slower)).isLessThan(-Leak.THRESHOLD);
    }

    @RepeatedTest(20)
    void a_difference_in_the_slowest_alone_is_found(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] slower = DoubleStream.of(times(random))
                .map(time -> random.nextInt(20) == 0 ? time + 20 : time)
                .toArray();
        assertThat(Leak.between(slower, times(random))).isGreaterThan(Leak.THRESHOLD);
    }

    private static double[] times(Random random) {
        return DoubleStream.generate(() -> 5 + Math.exp(random.nextGaussian() / 2))
                .map(time -> random.nextInt(50) == 0 ? time + random.nextInt(10) : time)
                .limit(REQUESTS)
                .toArray();
    }
}
