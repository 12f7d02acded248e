package dev.regain.formats;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text as a person typed or pasted it, brought to one form before any rule looks at it. */
public final class Typed {

    /** No format of ours is longer; a longer text is refused before anything reads it. */
    public static final int LONGEST = 200;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\u2212]");
    private static final Pattern DOTS = Pattern.compile("[\u3002\uFF61\uFF0E]");

    private Typed() {}

    /**
     * NFKC, without control and zero-width characters, dashes and full stops of all scripts as {@code -} and {@code .},
     * trimmed.
     *
     * @throws BrokenRule {@code required} where nothing is left, {@code too-long} above {@value #LONGEST} characters
     */
    public static String normalise(String text) {
        if (text == null) {
            throw new BrokenRule("required");
        }
        if (text.length() > LONGEST) {
            throw new BrokenRule("too-long");
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        folded = INVISIBLE.matcher(folded).replaceAll("");
        folded = DASHES.matcher(folded).replaceAll("-");
        folded = DOTS.matcher(folded).replaceAll(".").strip();
        if (folded.isEmpty()) {
            throw new BrokenRule("required");
        }
        return folded;
    }
}
