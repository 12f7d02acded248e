package dev.regain.formats;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Error;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A domain name as its A-labels, lower case, without the final dot: {@code 中国.cn} is {@code xn--fiqs8s.cn}. A pasted
 * address is reduced to its host: scheme, user, port, path, query and fragment are dropped, {@code www.} is not.
 *
 * <p>To A-labels by UTS #46, non-transitional, with STD3 rules and the checks of RFC 5893 (bidi) and RFC 5892 A.1, A.2
 * (joiners); at most 63 characters a label and 253 in all (RFC 1035). Public suffixes are those of the ICANN section of
 * publicsuffix.org, as Guava ships it: names of the private section, such as {@code github.io}, have a holder.
 *
 * @param ascii the A-labels
 */
public record DomainName(String ascii) {

    /** For a pasted address with its path and query, in UTF-16 units. */
    static final int LONGEST_ADDRESS = 2_000;

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** Longer than any name could be before it is mapped; keeps what ICU is given short. */
    private static final int LONGEST_HOST = 1_000;

    /** Of a name that goes the short way: no label of it, and not the whole, is too long. */
    private static final int PLAIN_LENGTH = 63;

    private static final String DELIMITERS = "./\\?#@:[]";
    private static final Pattern STRAY_JOINER = Pattern.compile("(?<![\\p{L}\\p{M}&&[^\\x00-\\x7F]])[\u200C\u200D]");
    private static final Pattern JOINER = Pattern.compile("[\u200C\u200D]");

    private static final Pattern BEFORE_AUTHORITY = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\\\]{2}");
    private static final Pattern AFTER_AUTHORITY = Pattern.compile("[/\\\\?#].*$", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::[0-9]{0,5})?");
    private static final Pattern ZONE = Pattern.compile("%.*$", Pattern.DOTALL);
    private static final Pattern NUMBERS =
            Pattern.compile("(?:0[xX][0-9a-fA-F]*|[0-9]+)(?:\\.(?:0[xX][0-9a-fA-F]*|[0-9]+))+");

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format}, {@code ip-address}, {@code public-suffix} */
    public static DomainName of(String typed) {
        return typed != null && isPlain(typed) ? new DomainName(held(typed)) : read(typed);
    }

    /**
     * Whether it is a host in lower case already, and no A-label: nothing is to be mapped, cut or decoded. At least two labels, the last
     * of which begins with a letter.
     */
    static boolean isPlain(String text) {
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == label || text.charAt(i - 1) == '-') {
                    return false;
                }
                label = i + 1;
            } else if (c == '-') {
                if (i == label || text.charAt(i - 1) == '-') {
                    return false;
                }
            } else if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return text.length() <= PLAIN_LENGTH
                && label > 0
                && label < text.length()
                && text.charAt(label) >= 'a'
                && text.charAt(text.length() - 1) != '-';
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static DomainName read(String typed) {
        String host = hostIn(normalise(typed));
        if (NUMBERS.matcher(host).matches()) {
            throw new BrokenRule("ip-address");
        }
        return new DomainName(held(toAscii(host)));
    }

    private static String held(String ascii) {
        if (!ascii.contains(".")) {
            throw new BrokenRule("format");
        }
        if (known(ascii).isRegistrySuffix()) {
            throw new BrokenRule("public-suffix");
        }
        return ascii;
    }

    /** Guava knows besides that no top-level domain begins with a digit. */
    private static InternetDomainName known(String ascii) {
        try {
            return InternetDomainName.from(ascii);
        } catch (IllegalArgumentException notADomain) {
            throw new BrokenRule("format");
        }
    }

    private static String normalise(String typed) {
        if (typed == null || typed.length() > LONGEST_ADDRESS) {
            return Typed.normalise(typed, LONGEST_ADDRESS);
        }
        String text = Typed.normaliseButJoiners(withoutHiddenDelimiters(typed), LONGEST_ADDRESS);
        return Typed.normaliseButJoiners(STRAY_JOINER.matcher(text).replaceAll(""), LONGEST_ADDRESS);
    }

    /** NFKC makes {@code a/c} of U+2100: a host would end where the person saw no slash. Such a sign is no letter of a host. */
    private static String withoutHiddenDelimiters(String typed) {
        return typed.codePoints()
                .mapToObj(Character::toString)
                .map(sign -> hidesDelimiter(sign) ? "\uFFFD" : sign)
                .collect(Collectors.joining());
    }

    private static boolean hidesDelimiter(String sign) {
        if (sign.codePointAt(0) < 0x80) {
            return false;
        }
        String folded = Normalizer.normalize(sign, Normalizer.Form.NFKC);
        return folded.length() > 1 && folded.chars().anyMatch(c -> DELIMITERS.indexOf(c) >= 0);
    }

    private static String hostIn(String address) {
        Matcher before = BEFORE_AUTHORITY.matcher(address);
        boolean isUrl = before.find();
        String authority = isUrl ? address.substring(before.end()) : address;
        authority = AFTER_AUTHORITY.matcher(authority).replaceFirst("");
        if (isUrl) {
            authority = authority.substring(authority.lastIndexOf('@') + 1);
        }
        refuseIpv6(authority);
        String host = PORT.matcher(authority).replaceFirst("");
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        // ICU would take a second final dot for the first.
        if (host.isEmpty() || host.endsWith(".")) {
            throw new BrokenRule("format");
        }
        if (host.length() > LONGEST_HOST) {
            throw new BrokenRule("too-long");
        }
        return host;
    }

    private static void refuseIpv6(String authority) {
        Matcher bracketed = BRACKETED.matcher(authority);
        String inside = bracketed.matches() ? bracketed.group(1) : authority;
        if (inside.contains(":")
                && InetAddresses.isInetAddress(ZONE.matcher(inside).replaceFirst(""))) {
            throw new BrokenRule("ip-address");
        }
    }

    private static String toAscii(String host) {
        String name = Arrays.stream(host.split("\\.", -1))
                .map(DomainName::withoutMisplacedJoiners)
                .collect(Collectors.joining("."));
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
        if (info.getErrors().contains(Error.DOMAIN_NAME_TOO_LONG)
                || info.getErrors().contains(Error.LABEL_TOO_LONG)) {
            throw new BrokenRule("too-long");
        }
        if (info.hasErrors()) {
            throw new BrokenRule("format");
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    /** A joiner that the context rules do not allow was pasted by accident, as any other zero-width character. */
    private static String withoutMisplacedJoiners(String label) {
        if (!JOINER.matcher(label).find()) {
            return label;
        }
        IDNA.Info info = new IDNA.Info();
        UTS46.labelToASCII(label, new StringBuilder(), info);
        return info.getErrors().contains(Error.CONTEXTJ) ? JOINER.matcher(label).replaceAll("") : label;
    }

    /** As people read it: {@code 中国.cn}. */
    public String unicode() {
        return UTS46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info()).toString();
    }

    @Override
    public String toString() {
        return "DomainName[…]";
    }
}
