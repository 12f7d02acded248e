package dev.regain.formats;

import java.util.regex.Pattern;

/** A one-time code as it was typed: six digits, spaces and dashes between them dropped. */
public record OneTimeCode(String digits) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final Pattern RULE = Pattern.compile("[0-9]{6}");

    /** @throws BrokenRule {@code required}, {@code too-long} or {@code format} */
    public static OneTimeCode of(String typed) {
        String digits = SEPARATORS.matcher(Typed.normalise(typed)).replaceAll("");
        if (!RULE.matcher(digits).matches()) {
            throw new BrokenRule("format");
        }
        return new OneTimeCode(digits);
    }

    @Override
    public String toString() {
        return "OneTimeCode[…]";
    }
}
