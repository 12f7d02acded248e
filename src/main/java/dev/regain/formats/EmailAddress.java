package dev.regain.formats;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address: a local part as RFC 5321 has it without quotes, at most 64 characters, and a domain with a dot, as
 * A-labels (UTS #46). The domain is in lower case, the local part as it was typed.
 *
 * @param text canonical, at most 254 characters
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final int SHORTEST_ENDING = 2;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES);

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format} */
    public static EmailAddress of(String typed) {
        String text = Typed.normalise(typed, LONGEST);
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            throw new BrokenRule("format");
        }
        String domain = domain(text.substring(at + 1));
        String address = text.substring(0, at) + "@" + domain;
        if (address.length() > LONGEST) {
            throw new BrokenRule("too-long");
        }
        return new EmailAddress(address);
    }

    private static String domain(String text) {
        return DomainName.isPlain(text) && endsInLetters(text) ? text : readDomain(text);
    }

    private static boolean endsInLetters(String plain) {
        int label = plain.lastIndexOf('.') + 1;
        for (int i = label; i < plain.length(); i++) {
            if (plain.charAt(i) < 'a' || plain.charAt(i) > 'z') {
                return false;
            }
        }
        return plain.length() - label >= SHORTEST_ENDING;
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static String readDomain(String text) {
        String domain = ascii(text);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new BrokenRule("format");
        }
        return domain;
    }

    private static String ascii(String domain) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw new BrokenRule("format");
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    /** {@code t***@example.com} */
    public String masked() {
        return text.charAt(0) + "***" + text.substring(text.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
