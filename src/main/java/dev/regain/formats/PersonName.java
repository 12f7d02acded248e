package dev.regain.formats;

import java.util.regex.Pattern;

/**
 * A person's name in any script: 2 to 50 code points; letters, and between them a space, {@code ·}, an apostrophe, a
 * hyphen or a full stop, which may also end it.
 *
 * <p>Canonical: {@code ·} for all middle dots (GB/T 15834 has U+00B7) and for a full stop between two Chinese
 * characters; one space for any white space, none between two Chinese characters or beside {@code ·}; a straight
 * apostrophe. Upper and lower case stay as they were typed.
 *
 * @param text canonical
 */
public record PersonName(String text) {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 50;

    private static final Pattern MIDDLE_DOTS = Pattern.compile("[\u2022\u30FB\u2027\u2219\u22C5\u00B7]");
    private static final Pattern DOT_BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan})\\.(?=\\p{IsHan})");
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC\u2032`]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern IDLE_SPACE =
            Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})|(?<=\u00B7) | (?=\u00B7)");

    private static final String LETTERS = "(?:[\\p{L}\u3007]\\p{M}*+)++";
    private static final Pattern RULE = Pattern.compile(LETTERS + "(?:(?:\\. ?|[\u00B7' -])" + LETTERS + ")*+\\.?");

    /** @throws BrokenRule {@code required}, {@code too-short}, {@code too-long}, {@code format} */
    public static PersonName of(String typed) {
        String text = Typed.normalise(typed);
        // The common case: letters, and nothing that has another form.
        boolean isPlain = Typed.isPlainHan(text);
        text = isPlain ? text : canonical(text);
        Typed.checkLength(text, SHORTEST, LONGEST);
        if (!isPlain && !RULE.matcher(text).matches()) {
            throw new BrokenRule("format");
        }
        return new PersonName(text);
    }

    private static String canonical(String text) {
        String name = SPACE.matcher(text).replaceAll(" ");
        name = MIDDLE_DOTS.matcher(name).replaceAll("\u00B7");
        name = DOT_BETWEEN_HAN.matcher(name).replaceAll("\u00B7");
        name = APOSTROPHES.matcher(name).replaceAll("'");
        return IDLE_SPACE.matcher(name).replaceAll("");
    }

    /** {@code *三}: the last letter alone, whatever the name's length. */
    public String masked() {
        int last = text.offsetByCodePoints(text.length(), -1);
        return "*" + text.substring(last);
    }

    @Override
    public String toString() {
        return "PersonName[…]";
    }
}
