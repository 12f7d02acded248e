package dev.regain.formats;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The query code 查询编码 of an appeal: 14 characters of Crockford's base 32, which are 70 bits, and one check character by the
 * hybrid system of ISO/IEC 7064 (MOD 33,32, over the same alphabet), which finds every single wrong character and nearly
 * every swap. Crockford's own check character would need signs such as {@code ~} that nobody finds on a phone. Typed in lower
 * case, with O for 0, I or L for 1, with spaces or without dashes, it reads the same.
 *
 * @param text {@code XXXXX-XXXXX-XXXXX}
 */
public record QueryCode(String text) {

    /** How many random bits a code is made of. */
    public static final int BITS = 70;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BODY = 14;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}_.-]");
    private static final Pattern RULE = Pattern.compile("[" + ALPHABET + "]{15}");

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format}, {@code check-digit} */
    public static QueryCode of(String typed) {
        String text = SEPARATORS
                .matcher(Typed.normalise(typed))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (!RULE.matcher(text).matches()) {
            throw new BrokenRule("format");
        }
        if (text.charAt(BODY) != checkCharacter(text)) {
            throw new BrokenRule("check-digit");
        }
        return new QueryCode(dashed(text));
    }

    /** @param random not negative, of which the lowest {@value #BITS} bits count */
    public static QueryCode of(BigInteger random) {
        StringBuilder body = new StringBuilder();
        for (int character = 0; character < BODY; character++) {
            int five = random.shiftRight(5 * character).intValue() & 31;
            body.append(ALPHABET.charAt(five));
        }
        return new QueryCode(dashed(body.toString() + checkCharacter(body)));
    }

    private static char checkCharacter(CharSequence text) {
        int size = ALPHABET.length();
        int product = size;
        for (int i = 0; i < BODY; i++) {
            int sum = (product + ALPHABET.indexOf(text.charAt(i))) % size;
            product = (sum == 0 ? size : sum) * 2 % (size + 1);
        }
        return ALPHABET.charAt((size + 1 - product) % size);
    }

    private static String dashed(String text) {
        return text.substring(0, 5) + "-" + text.substring(5, 10) + "-" + text.substring(10);
    }

    @Override
    public String toString() {
        return "QueryCode[…]";
    }
}
