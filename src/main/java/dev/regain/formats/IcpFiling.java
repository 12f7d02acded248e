package dev.regain.formats;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The number of an ICP filing or licence, as beian.miit.gov.cn issues them, apart from the number of the site under it.
 * Three kinds, each with or without a site:
 *
 * <ul>
 *   <li>filings {@code 京ICP备11018762号-4}: 8 digits, newer ones 10;
 *   <li>licences {@code 京ICP证150476号}: 6 or 8 digits;
 *   <li>licences {@code 粤B2-20090059}, by service ({@code A1}, {@code A2}, {@code B1}, {@code B2}, several joined by
 *       dots) and 8 digits; {@code 合字} instead of a province where it is valid in several.
 * </ul>
 *
 * One form is canonical: simplified characters, the province as the ministry's filings write it (蜀 for 川, 黔 for 贵, 滇
 * for 云, 陇 for 甘, whichever was typed), upper case, no spaces, with 号 after filings and ICP证 and without it after the
 * others. The classification of services is the ministry's catalogue of 2015.
 *
 * @param number canonical, without the site: what accounts are found by
 * @param site 1 or above, where it was typed
 */
public record IcpFiling(String number, OptionalInt site) {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]");

    private static final Map<Character, Character> SIMPLIFIED = pairs("備證証號網粵滬蘇閩贛魯遼晉瓊貴雲陝寧隴皖", "备证证号网粤沪苏闽赣鲁辽晋琼贵云陕宁陇皖");
    private static final Map<Character, Character> SYNONYMS = pairs("川贵云甘", "蜀黔滇陇");
    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新";
    private static final String SEVERAL_PROVINCES = "合字";

    /** Where the digits begin in {@code 京ICP备11018762号}. */
    private static final int PLAIN_DIGITS = 5;

    private static final String POLICE_FILING = "公网安备";
    private static final String SITE = "(?:-(?<site>[1-9][0-9]{0,4}))?";
    private static final Pattern FILING =
            Pattern.compile("(?<place>\\p{IsHan}{1,8})ICP(?<kind>备|证)(?<digits>[0-9]{6}|[0-9]{8}|[0-9]{10})号?" + SITE);
    private static final Pattern LICENCE = Pattern.compile(
            "(?<place>\\p{IsHan}{1,8})(?<services>[AB][12](?:\\.[AB][12]){0,3})-(?<digits>[0-9]{8})号?" + SITE);

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format}, {@code police-filing}, {@code province} */
    public static IcpFiling of(String typed) {
        return typed != null && isPlain(typed) ? new IcpFiling(typed, OptionalInt.empty()) : read(typed);
    }

    /** Whether it is a filing or an ICP licence in its canonical form: {@code 京ICP备11018762号}. */
    private static boolean isPlain(String text) {
        int end = text.length() - 1;
        if (end < PLAIN_DIGITS + 6
                || PROVINCES.indexOf(text.charAt(0)) < 0
                || !text.startsWith("ICP", 1)
                || text.charAt(end) != '号') {
            return false;
        }
        for (int i = PLAIN_DIGITS; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        int digits = end - PLAIN_DIGITS;
        return switch (text.charAt(PLAIN_DIGITS - 1)) {
            case '备' -> digits == 8 || digits == 10;
            case '证' -> digits == 6 || digits == 8;
            default -> false;
        };
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static IcpFiling read(String typed) {
        String text = simplified(SPACES.matcher(Typed.normalise(typed)).replaceAll(""));
        if (text.contains(POLICE_FILING)) {
            throw new BrokenRule("police-filing");
        }
        Matcher filing = FILING.matcher(text);
        if (filing.matches()) {
            return filing(filing);
        }
        Matcher licence = LICENCE.matcher(text);
        if (licence.matches()) {
            return licence(licence);
        }
        throw new BrokenRule("format");
    }

    private static String simplified(String text) {
        StringBuilder simplified = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            simplified.setCharAt(i, SIMPLIFIED.getOrDefault(text.charAt(i), text.charAt(i)));
        }
        return simplified.toString().toUpperCase(Locale.ROOT);
    }

    private static IcpFiling filing(Matcher found) {
        String kind = found.group("kind");
        int digits = found.group("digits").length();
        if (digits == (kind.equals("备") ? 6 : 10)) {
            throw new BrokenRule("format");
        }
        String number = province(found.group("place")) + "ICP" + kind + found.group("digits") + "号";
        return new IcpFiling(number, site(found));
    }

    private static IcpFiling licence(Matcher found) {
        String place = found.group("place");
        String issuer = place.equals(SEVERAL_PROVINCES) ? place : province(place);
        return new IcpFiling(issuer + found.group("services") + "-" + found.group("digits"), site(found));
    }

    private static String province(String place) {
        char first = place.charAt(0);
        char canonical = SYNONYMS.getOrDefault(first, first);
        if (place.length() != 1 || PROVINCES.indexOf(canonical) < 0) {
            throw new BrokenRule("province");
        }
        return String.valueOf(canonical);
    }

    private static OptionalInt site(Matcher found) {
        String digits = found.group("site");
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private static Map<Character, Character> pairs(String from, String to) {
        return IntStream.range(0, from.length()).boxed().collect(Collectors.toMap(from::charAt, to::charAt));
    }

    /** The number with its site: {@code 京ICP备11018762号-4}. */
    public String text() {
        return site.isPresent() ? number + "-" + site.getAsInt() : number;
    }

    @Override
    public String toString() {
        return "IcpFiling[…]";
    }
}
