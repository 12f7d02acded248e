package dev.regain.formats;

import java.util.regex.Pattern;

/**
 * A cloud account's number: 5 to 15 digits, the first not 0. Current ones have 12 digits beginning 1000, old ones 5 to
 * 10. Spaces and dashes between the digits are accepted and dropped.
 */
public record AccountId(long value) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final Pattern RULE = Pattern.compile("[1-9][0-9]{4,14}");

    /** @throws BrokenRule {@code required}, {@code too-long} or {@code format} */
    public static AccountId of(String typed) {
        String digits = Typed.normalise(typed);
        if (!RULE.matcher(digits).matches()) {
            digits = SEPARATORS.matcher(digits).replaceAll("");
        }
        if (!RULE.matcher(digits).matches()) {
            throw new BrokenRule("format");
        }
        return new AccountId(Long.parseLong(digits));
    }

    /** The digits in full. */
    public String text() {
        return Long.toString(value);
    }

    @Override
    public String toString() {
        return "AccountId[…]";
    }
}
