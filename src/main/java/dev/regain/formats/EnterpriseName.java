package dev.regain.formats;

import java.util.regex.Pattern;

/**
 * The name of an enterprise or another organisation, as its licence has it: 4 to 100 code points; letters, digits and
 * the signs that names have, at least two of them letters.
 *
 * <p>Canonical: half-width brackets {@code ()}, as NFKC makes them of full-width ones; straight quotation marks and
 * apostrophes; {@code ·} for all middle dots; one space for any white space, none where both neighbours are Chinese
 * characters or brackets. Upper and lower case stay as they were typed. Names are equal where this form is.
 *
 * @param text canonical
 */
public record EnterpriseName(String text) {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 100;

    private static final Pattern MIDDLE_DOTS = Pattern.compile("[\u2022\u30FB\u2027\u2219\u22C5\u00B7]");
    private static final Pattern QUOTES = Pattern.compile("[\u201C\u201D]");
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern IDLE_SPACE = Pattern.compile("(?<=[\\p{IsHan}()\u00B7]) (?=[\\p{IsHan}()\u00B7])");

    private static final String LETTER = "[\\p{L}\u3007]";
    private static final Pattern RULE =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\u3007 ()\u00B7&'\",.:!/+#\u3001\u300A\u300B-]*+");
    private static final Pattern TWO_LETTERS = Pattern.compile(LETTER + "[^\\p{L}\u3007]*+" + LETTER);

    /** @throws BrokenRule {@code required}, {@code too-short}, {@code too-long}, {@code format} */
    public static EnterpriseName of(String typed) {
        String text = Typed.normalise(typed);
        return isPlain(text) ? checkedLength(text) : read(text);
    }

    /** The common case: signs that have no other form, and two letters at the end. */
    private static boolean isPlain(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letter = Typed.isPlainHan(c);
            if (!letter && (i > length - 3 || c < '0' || c > '9')) {
                return false;
            }
        }
        return length > 1;
    }

    private static EnterpriseName checkedLength(String text) {
        Typed.checkLength(text, SHORTEST, LONGEST);
        return new EnterpriseName(text);
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static EnterpriseName read(String normalised) {
        EnterpriseName name = checkedLength(canonical(normalised));
        if (!RULE.matcher(name.text).matches()
                || !TWO_LETTERS.matcher(name.text).find()) {
            throw new BrokenRule("format");
        }
        return name;
    }

    private static String canonical(String text) {
        String name = SPACE.matcher(text).replaceAll(" ");
        name = MIDDLE_DOTS.matcher(name).replaceAll("\u00B7");
        name = QUOTES.matcher(name).replaceAll("\"");
        name = APOSTROPHES.matcher(name).replaceAll("'");
        return IDLE_SPACE.matcher(name).replaceAll("");
    }

    /** {@code 深圳市******有限公司}: the first three and the last four characters; of a short name the first two. */
    public String masked() {
        int length = text.codePointCount(0, text.length());
        int first = length < 10 ? 2 : 3;
        int last = length < 10 ? 0 : 4;
        return text.substring(0, text.offsetByCodePoints(0, Math.min(first, length)))
                + "*".repeat(Math.max(1, length - first - last))
                + text.substring(text.offsetByCodePoints(text.length(), -last));
    }

    @Override
    public String toString() {
        return "EnterpriseName[…]";
    }
}
