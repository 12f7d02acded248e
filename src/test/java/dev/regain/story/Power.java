package dev.regain.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Takes the power away from a process at random moments, such that all that people do there is met about as often: it waits until
 * somebody is at what was met least, and a little longer.
 */
final class Power {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Random random;
    private final Deeds deeds;
    private final RegainProcess regain;
    private final Map<Deed, Integer> aimedAt = new EnumMap<>(Deed.class);
    private final Map<Deed, Integer> met = new EnumMap<>(Deed.class);

    Power(long seed, Deeds deeds, RegainProcess regain) {
        this.random = new Random(seed);
        this.deeds = deeds;
        this.regain = regain;
    }

    void fails() throws InterruptedException {
        Deed wanted = wanted();
        deeds.await(wanted, PATIENCE);
        Thread.sleep(random.nextInt((int) wanted.lasts().toMillis()));
        Collection<Deed> underWay = deeds.underWay();
        regain.kill();
        aimedAt.merge(wanted, 1, Integer::sum);
        underWay.forEach(deed -> met.merge(deed, 1, Integer::sum));
    }

    private Deed wanted() {
        int least = Integer.MAX_VALUE;
        List<Deed> candidates = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            int times = met.getOrDefault(deed, 0) + aimedAt.getOrDefault(deed, 0);
            if (times < least) {
                candidates.clear();
                least = times;
            }
            if (times == least) {
                candidates.add(deed);
            }
        }
        return candidates.get(random.nextInt(candidates.size()));
    }

    /** A line for each deed: how often it was aimed at, and how many people were at it when the power went. */
    String told() {
        StringBuilder table = new StringBuilder("%-36s %8s %8s%n".formatted("", "aimed at", "met"));
        for (Deed deed : Deed.values()) {
            table.append("%-36s %8d %8d%n".formatted(deed, aimedAt.getOrDefault(deed, 0), met.getOrDefault(deed, 0)));
        }
        return table.toString();
    }
}
