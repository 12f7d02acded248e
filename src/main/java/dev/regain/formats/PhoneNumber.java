package dev.regain.formats;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;

/**
 * A mobile number in E.164 ({@code +8613800138000}), by libphonenumber's metadata. A number without a prefix is read as
 * one of mainland China; {@code +} and {@code 00} prefixes are accepted for all others.
 */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
    private static final Pattern SHAPE = Pattern.compile("[+0-9() .-]+");

    private static final String MAINLAND = "+86";

    /** By the first five digits of a mainland number: whether it is a mobile one; null where nobody asked. */
    private static final AtomicReferenceArray<Boolean> MAINLAND_MOBILES = new AtomicReferenceArray<>(100_000);

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format}, or {@code not-mobile} */
    public static PhoneNumber of(String typed) {
        String text = Typed.normalise(typed);
        String mainland = text.startsWith(MAINLAND) ? text.substring(MAINLAND.length()) : text;
        return isMainland(mainland) && isMobile(mainland) ? new PhoneNumber(MAINLAND + mainland) : read(text);
    }

    private static boolean isMainland(String number) {
        if (number.length() != 11 || number.charAt(0) != '1') {
            return false;
        }
        for (int i = 1; i < 11; i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Mainland ranges are given by at most five leading digits, and so they are in libphonenumber's metadata; what it said
     * of one number holds for its range. Reading a number takes it as long as all else that loading an account takes.
     */
    private static boolean isMobile(String mainland) {
        int range = Integer.parseInt(mainland, 0, 5, 10);
        Boolean mobile = MAINLAND_MOBILES.get(range);
        if (mobile == null) {
            mobile = isMobile(parse(MAINLAND + mainland));
            MAINLAND_MOBILES.set(range, mobile);
        }
        return mobile;
    }

    private static boolean isMobile(Phonenumber.PhoneNumber number) {
        return NUMBERS.isValidNumber(number) && MOBILE.contains(NUMBERS.getNumberType(number));
    }

    /** By libphonenumber alone; package-private so that a test sees that {@link #of} agrees. */
    static PhoneNumber read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new BrokenRule("format");
        }
        Phonenumber.PhoneNumber number = parse(text);
        if (!NUMBERS.isValidNumber(number)) {
            throw new BrokenRule("format");
        }
        if (!MOBILE.contains(NUMBERS.getNumberType(number))) {
            throw new BrokenRule("not-mobile");
        }
        return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    private static Phonenumber.PhoneNumber parse(String text) {
        try {
            return NUMBERS.parse(text, "CN");
        } catch (NumberParseException notANumber) {
            throw new BrokenRule("format");
        }
    }

    /** {@code CN}, {@code HK}, … (ISO 3166-1 alpha-2), for rules by region. */
    public String region() {
        return NUMBERS.getRegionCodeForNumber(parse(e164));
    }

    /** {@code 13800138000}: without the country's prefix, as it is dialled there. */
    public String national() {
        return NUMBERS.getNationalSignificantNumber(parse(e164));
    }

    /** {@code 138****5678}: the first three and the last four digits of the national number. */
    public String masked() {
        String national = Long.toString(parse(e164).getNationalNumber());
        if (national.length() < 8) {
            return "****" + national.substring(national.length() - 2);
        }
        return national.substring(0, 3) + "****" + national.substring(national.length() - 4);
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
