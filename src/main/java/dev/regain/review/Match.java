package dev.regain.review;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How two texts agree, the best first. */
enum Match {
    EXACT,
    /** But for upper and lower case, widths, spaces and punctuation. */
    NORMALISED,
    /** One within the other, or mostly the same: a former name, a slip of the finger. */
    PARTIAL,
    NONE,
    /** There is nothing to hold it against. */
    NOT_ON_RECORD;

    private static final Pattern NOT_TELLING = Pattern.compile("[\\p{Z}\\p{P}\\p{S}\\p{C}]+");
    private static final int SHORTEST_WITHIN = 2;

    /**
     * @param alike from which share of common pairs of neighbours (Dice's coefficient, 0 to 1) two texts agree partially
     */
    static Match of(String claimed, String recorded, double alike) {
        if (claimed.equals(recorded)) {
            return EXACT;
        }
        String one = comparable(claimed);
        String other = comparable(recorded);
        if (one.equals(other)) {
            return NORMALISED;
        }
        boolean within = Math.min(one.length(), other.length()) >= SHORTEST_WITHIN
                && (one.contains(other) || other.contains(one));
        return within || inCommon(pairs(one), pairs(other)) >= alike ? PARTIAL : NONE;
    }

    private static String comparable(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return NOT_TELLING.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static double inCommon(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        int all = some.size() + others.size();
        return all == 0 ? 0 : 2.0 * common.size() / all;
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int first = 0; first + 1 < text.length(); first++) {
            pairs.add(text.substring(first, first + 2));
        }
        return pairs;
    }

    /** {@code not-on-record}, as pages have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
