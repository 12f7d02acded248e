package dev.regain.story;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Whether two samples of times tell apart what was timed: Welch's t, over all of both, and over what is below the ninth
 * decile of both together, because few slow requests, which the machine made slow, hide a small difference in all the others.
 * The larger counts. Threshold and cropping are dudect's (Reparaz, Balasch and Verbauwhede, "Dude, is my code constant
 * time?", 2017).
 */
final class Leak {

    /** From here on two samples differ; equal ones come to it less than once in 70,000 times. */
    static final double THRESHOLD = 4.5;

    private static final double KEPT_PERCENT = 90;

    private Leak() {}

    /** Welch's t, of its two values the one that is farther from zero; positive where the first sample is slower. */
    static double between(double[] first, double[] second) {
        double limit = new Percentile(KEPT_PERCENT)
                .evaluate(DoubleStream.concat(Arrays.stream(first), Arrays.stream(second))
                        .toArray());
        double all = new TTest().t(first, second);
        double cropped = new TTest().t(below(limit, first), below(limit, second));
        return Math.abs(all) > Math.abs(cropped) ? all : cropped;
    }

    private static double[] below(double limit, double[] times) {
        return Arrays.stream(times).filter(time -> time <= limit).toArray();
    }
}
