package dev.regain.formats;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text as a person typed or pasted it, brought to one form before any rule looks at it. */
public final class Typed {

    /** No format of ours is longer, but for pasted addresses; a longer text is refused before anything reads it. */
    public static final int LONGEST = 200;

    private static final String JOINERS = "\u200C\u200D";
    private static final String WITHOUT_INK = "\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFFA0\uFE00-\uFE0F"
            + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}" + WITHOUT_INK + "&&[^\\t\\n\\r]]");
    private static final Pattern INVISIBLE_BUT_JOINERS =
            Pattern.compile("[\\p{Cf}\\p{Cc}" + WITHOUT_INK + "&&[^\\t\\n\\r" + JOINERS + "]]");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\u2212]");
    private static final Pattern DOTS = Pattern.compile("[\u3002\uFF61\uFF0E]");

    private Typed() {}

    /**
     * NFKC, without control and zero-width characters, dashes and full stops of all scripts as {@code -} and {@code .},
     * trimmed. Doing it twice changes nothing.
     *
     * @throws BrokenRule {@code required} where nothing is left, {@code too-long} above {@value #LONGEST} characters
     */
    public static String normalise(String text) {
        return normalise(text, LONGEST);
    }

    /**
     * The same for what may be longer, such as a pasted address.
     *
     * @param longest in UTF-16 units, as typed
     */
    public static String normalise(String text, int longest) {
        return fold(text, longest, INVISIBLE);
    }

    /** The same for scripts in which U+200C and U+200D between two letters make another word. */
    static String normaliseButJoiners(String text, int longest) {
        return fold(text, longest, INVISIBLE_BUT_JOINERS);
    }

    private static String fold(String text, int longest, Pattern invisible) {
        if (text == null) {
            throw new BrokenRule("required");
        }
        if (text.length() > longest) {
            throw new BrokenRule("too-long");
        }
        String folded = (isPlain(text) ? text : folded(text, invisible)).strip();
        if (folded.isEmpty()) {
            throw new BrokenRule("required");
        }
        return folded;
    }

    /**
     * Whether folding would change nothing: printable ASCII, and the Chinese characters that Unicode had from the
     * beginning. Most of what is typed or loaded is such, and folding takes ten times as long as looking.
     */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && !isPlainHan(c)) {
                return false;
            }
        }
        return true;
    }

    static boolean isPlainHan(char c) {
        return c >= '\u4E00' && c <= '\u9FA5';
    }

    static boolean isPlainHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlainHan(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Package-private so that a test sees that it agrees with {@link #isPlain}. */
    static String folded(String text) {
        return folded(text, INVISIBLE);
    }

    private static String folded(String text, Pattern invisible) {
        // What is invisible goes first: it would keep a letter and its accent from composing.
        String folded = invisible.matcher(text).replaceAll("");
        folded = Normalizer.normalize(folded, Normalizer.Form.NFKC);
        folded = DASHES.matcher(folded).replaceAll("-");
        return DOTS.matcher(folded).replaceAll(".");
    }

    /**
     * Lengths in code points, as people count characters.
     *
     * @throws BrokenRule {@code too-long} or {@code too-short}
     */
    static void checkLength(String text, int shortest, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new BrokenRule("too-long");
        }
        if (length < shortest) {
            throw new BrokenRule("too-short");
        }
    }
}
