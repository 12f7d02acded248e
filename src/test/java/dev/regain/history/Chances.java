package dev.regain.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Chance that is the same each time for the same seed. */
final class Chances {

    private final SplittableRandom random;

    Chances(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One of several, which comes up so often in comparison with the others. */
    record Choice(String name, double weight) {}

    static Choice choice(String name, double weight) {
        return new Choice(name, weight);
    }

    boolean yes(double probability) {
        return random.nextDouble() < probability;
    }

    String oneOf(Choice... choices) {
        double left = random.nextDouble()
                * Arrays.stream(choices).mapToDouble(Choice::weight).sum();
        for (Choice choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.name();
            }
        }
        return choices[choices.length - 1].name();
    }

    /** The place of one of these weights. */
    int placeIn(double... weights) {
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int place = 0; place < weights.length; place++) {
            left -= weights[place];
            if (left < 0) {
                return place;
            }
        }
        return weights.length - 1;
    }

    /** From nothing to one less than this. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    Duration below(Duration bound) {
        return Duration.ofMillis(random.nextLong(bound.toMillis()));
    }

    /**
     * How long people and machines take: half of them less than the median, some a multiple of it; lognormal.
     *
     * @param spread the standard deviation of the time's logarithm
     */
    Duration around(Duration median, double spread) {
        return Duration.ofMillis(Math.round(median.toMillis() * Math.exp(spread * random.nextGaussian())));
    }

    /** Of its own, and the same each time. */
    Chances split() {
        return new Chances(seed());
    }

    /** For chances of their own. */
    long seed() {
        return random.nextLong();
    }
}
