package dev.regain.formats;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The ways in which people write one and the same thing. */
final class Dresses {

    private static final String FULL_STOPS = ".\uFF0E\u3002\uFF61";
    private static final String DASHES = "-\uFF0D\u2010\u2011\u2013\u2014\u2212";
    private static final List<String> INVISIBLE = List.of("\u200B", "\uFEFF", "\u200C", "\u200D", "\u00AD", "\u2060");
    private static final List<String> SPACES = List.of(" ", "\u3000", "\u00A0", "\t", "\u2009");

    private Dresses() {}

    /** Full-width forms, zero-width characters inside, lower case, white space around. */
    static Arbitrary<String> of(Arbitrary<String> plain) {
        return dressed(plain, "");
    }

    /** And white space and dashes inside, for numbers that are written in groups. */
    static Arbitrary<String> inGroups(Arbitrary<String> plain) {
        return dressed(plain, " -\u3000\u2013");
    }

    /** And white space inside. */
    static Arbitrary<String> withSpaces(Arbitrary<String> plain) {
        return dressed(plain, " \u3000\u00A0");
    }

    private static Arbitrary<String> dressed(Arbitrary<String> plain, String separators) {
        Arbitrary<List<Integer>> choices = Arbitraries.integers()
                .between(0, 1 << 20)
                .withoutEdgeCases()
                .list()
                .ofSize(40);
        return plain.flatMap(text -> choices.map(chosen -> dress(text, chosen, separators)));
    }

    private static String dress(String text, List<Integer> chosen, String separators) {
        StringBuilder dressed = new StringBuilder(pick(SPACES, chosen.get(0)));
        int[] signs = text.codePoints().toArray();
        for (int i = 0; i < signs.length; i++) {
            int choice = chosen.get(i % chosen.size());
            dressed.append(sign(signs[i], choice));
            if (choice % 7 == 0) {
                dressed.append(pick(INVISIBLE, choice / 7));
            }
            if (choice % 11 == 0 && !separators.isEmpty() && i < signs.length - 1) {
                dressed.append(separators.charAt(choice / 11 % separators.length()));
            }
        }
        return dressed.append(pick(SPACES, chosen.get(1))).toString();
    }

    private static String sign(int sign, int choice) {
        if (sign == '.') {
            return String.valueOf(FULL_STOPS.charAt(choice % FULL_STOPS.length()));
        }
        if (sign == '-') {
            return String.valueOf(DASHES.charAt(choice % DASHES.length()));
        }
        int cased = choice % 3 == 0 && sign < 0x80 ? Character.toLowerCase(sign) : sign;
        boolean wide = choice % 5 == 0 && cased > 0x20 && cased < 0x7F;
        return Character.toString(wide ? cased + 0xFEE0 : cased);
    }

    private static String pick(List<String> from, int choice) {
        return from.get(choice % from.size());
    }
}
