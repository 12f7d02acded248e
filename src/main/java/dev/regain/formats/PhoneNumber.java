package dev.regain.formats;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.Set;

/**
 * A mobile number in E.164 ({@code +8613800138000}), by libphonenumber's metadata. A number without a prefix is read as
 * one of mainland China; {@code +} and {@code 00} prefixes are accepted for all others.
 */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
    private static final String SHAPE = "[+0-9() .-]+";

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format}, or {@code not-mobile} */
    public static PhoneNumber of(String typed) {
        String text = Typed.normalise(typed);
        if (!text.matches(SHAPE)) {
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
