package dev.regain.history;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of whom figures may be shown: nobody with fewer than five cases. Who is left out alone could be told by a subtraction from the sum of
 * all; so whoever has the fewest of the others is left out as well, until those who are left out are two at least with five cases
 * between them.
 */
final class FewerThanFive {

    static final int FEWEST = 5;
    private static final int ALONE = 1;

    private FewerThanFive() {}

    /** @param cases how many each has; in nobody's figures the cases of two are one */
    static Set<String> shown(Map<String, Long> cases) {
        List<Map.Entry<String, Long>> fewestFirst = cases.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.naturalOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        Deque<Map.Entry<String, Long>> left = new ArrayDeque<>(fewestFirst);
        int hidden = 0;
        long theirs = 0;
        while (!left.isEmpty()
                && (left.peek().getValue() < FEWEST || hidden > 0 && (hidden == ALONE || theirs < FEWEST))) {
            theirs += left.poll().getValue();
            hidden++;
        }
        return left.stream().map(Map.Entry::getKey).collect(toSet());
    }
}
