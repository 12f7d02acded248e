package dev.regain.formats;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An organisation's code by GB 32100-2015: 18 characters of an alphabet of 31, the digits and the capital letters
 * without I, O, S, V and Z. One of the registering department, one of the kind of organisation, six digits of the place,
 * nine of the organisation code with its own check character (GB 11714-1997), and a check character of the whole:
 * (31 − Σ mod 31) mod 31 with weights 3^(i-1) mod 31, which finds every single wrong character. Lower case is accepted,
 * spaces and dashes are dropped.
 *
 * @param text 18 characters, upper case
 */
public record UnifiedSocialCreditCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}-]");
    private static final Pattern RULE =
            Pattern.compile("[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}", Pattern.CASE_INSENSITIVE);

    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ORGANISATION_CHECK_CHARACTERS = "0123456789X";

    /**
     * @throws BrokenRule {@code required}, {@code too-long}, {@code format}, {@code check-digit} (of the whole, looked
     *     at first), {@code organisation-code} (the check character in position 17)
     */
    public static UnifiedSocialCreditCode of(String typed) {
        return typed != null && isPlain(typed) ? checked(typed) : read(typed);
    }

    /** Whether it is written by the rule already, in upper case: as the pattern says, without its price. */
    private static boolean isPlain(String text) {
        if (text.length() != 18) {
            return false;
        }
        for (int i = 0; i < 18; i++) {
            int sign = ALPHABET.indexOf(text.charAt(i));
            if (sign < 0 || sign > 9 && i > 1 && i < 8) {
                return false;
            }
        }
        return true;
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static UnifiedSocialCreditCode read(String typed) {
        String text = SEPARATORS.matcher(Typed.normalise(typed)).replaceAll("");
        if (!RULE.matcher(text).matches()) {
            throw new BrokenRule("format");
        }
        return checked(text.toUpperCase(Locale.ROOT));
    }

    private static UnifiedSocialCreditCode checked(String text) {
        if (text.charAt(17) != checkCharacter(text)) {
            throw new BrokenRule("check-digit");
        }
        if (text.charAt(16) != organisationCheckCharacter(text)) {
            throw new BrokenRule("organisation-code");
        }
        return new UnifiedSocialCreditCode(text);
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += weight * ALPHABET.indexOf(text.charAt(i));
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** GB 11714 counts letters by all 26 of them: A is 10, Z is 35. */
    private static char organisationCheckCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_WEIGHTS[i] * Character.digit(text.charAt(8 + i), 36);
        }
        return ORGANISATION_CHECK_CHARACTERS.charAt((11 - sum % 11) % 11);
    }

    /** {@code 91************26XG}: the first two and the last four characters. */
    public String masked() {
        return text.substring(0, 2) + "*".repeat(12) + text.substring(14);
    }

    @Override
    public String toString() {
        return "UnifiedSocialCreditCode[…]";
    }
}
