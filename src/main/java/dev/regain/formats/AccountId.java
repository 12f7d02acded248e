package dev.regain.formats;

import java.util.regex.Pattern;

/**
 * A cloud account's number: 5 to 15 digits, the first not 0. Current ones have 12 digits beginning 1000, old ones 5 to
 * 10. Spaces and dashes between the digits are accepted and dropped.
 */
public record AccountId(long value) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 15;

    /** @throws BrokenRule {@code required}, {@code too-long} or {@code format} */
    public static AccountId of(String typed) {
        String digits = Typed.normalise(typed);
        if (!isPlain(digits)) {
            digits = SEPARATORS.matcher(digits).replaceAll("");
        }
        if (!isPlain(digits)) {
            throw new BrokenRule("format");
        }
        return new AccountId(Long.parseLong(digits));
    }

    private static boolean isPlain(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST || digits.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
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
