package dev.regain.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * A citizen's identity number by GB 11643-1999: six digits of the place, eight of the date of birth, three of the
 * sequence, and a check character by ISO 7064 MOD 11-2 (weights 2^(18-i) mod 11), which finds every single wrong
 * character. Residence permits of people from Hong Kong, Macao and Taiwan (places 81, 82, 83) are built alike. Places
 * are not looked up: they were renumbered too often for an old number to be refused for one. Spaces and dashes are
 * dropped, {@code x} reads as {@code X}.
 *
 * @param text 18 characters
 */
public record ChineseResidentId(String text) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int OLDEST_YEARS = 130;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}-]");
    private static final Pattern RULE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Pattern OLD_FORM = Pattern.compile("[1-9][0-9]{14}");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /** As {@link #of(String, LocalDate)}, on today's date in China. */
    public static ChineseResidentId of(String typed) {
        return of(typed, LocalDate.now(CHINA));
    }

    /**
     * @param today the last day on which its holder can have been born; on the first such day they are 130 and become 131 tomorrow
     * @throws BrokenRule {@code required}, {@code too-long}, {@code format}, {@code old-form} (the 15 digits issued
     *     until 1999), {@code check-digit}, {@code birth-date}; the check character is looked at before the date
     */
    public static ChineseResidentId of(String typed, LocalDate today) {
        return typed != null && isPlain(typed) ? checked(typed, today) : read(typed, today);
    }

    /** Whether it is written by the rule already: as the pattern says, without its price. */
    private static boolean isPlain(String text) {
        if (text.length() != 18 || text.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < 17; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        char last = text.charAt(17);
        return last >= '0' && last <= '9' || last == 'X';
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static ChineseResidentId read(String typed, LocalDate today) {
        String text =
                SEPARATORS.matcher(Typed.normalise(typed).replace('x', 'X')).replaceAll("");
        if (OLD_FORM.matcher(text).matches()) {
            throw new BrokenRule("old-form");
        }
        if (!RULE.matcher(text).matches()) {
            throw new BrokenRule("format");
        }
        return checked(text, today);
    }

    private static ChineseResidentId checked(String text, LocalDate today) {
        if (text.charAt(17) != checkCharacter(text)) {
            throw new BrokenRule("check-digit");
        }
        LocalDate born = birthDateIn(text);
        if (born.isAfter(today) || isOlder(born, today)) {
            throw new BrokenRule("birth-date");
        }
        return new ChineseResidentId(text);
    }

    private static boolean isOlder(LocalDate born, LocalDate today) {
        return today.getYear() - born.getYear() > OLDEST_YEARS
                && Period.between(born, today).getYears() > OLDEST_YEARS;
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static LocalDate birthDateIn(String text) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text, 6, 10, 10),
                    Integer.parseInt(text, 10, 12, 10),
                    Integer.parseInt(text, 12, 14, 10));
        } catch (DateTimeException noSuchDay) {
            throw new BrokenRule("birth-date");
        }
    }

    public LocalDate birthDate() {
        return birthDateIn(text);
    }

    /** {@code 4****************4}: the first and the last character. */
    public String masked() {
        return text.charAt(0) + "*".repeat(16) + text.charAt(17);
    }

    @Override
    public String toString() {
        return "ChineseResidentId[…]";
    }
}
