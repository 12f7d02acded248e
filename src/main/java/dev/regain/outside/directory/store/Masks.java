package dev.regain.outside.directory.store;

import dev.regain.formats.BrokenRule;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.LoginMethodKind;

/** What is shown of personal data after a proof: enough to recognise one's own, too little to learn another's. */
final class Masks {

    private Masks() {}

    static String of(LoginMethodKind kind, String identifier) {
        return switch (kind) {
            case EMAIL -> email(identifier);
            case PHONE -> phone(identifier);
            case QQ -> digits(identifier);
            case WECHAT, WECOM -> name(identifier);
        };
    }

    /** {@code t***@example.com} */
    static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }

    /** {@code 138****5678} */
    private static String phone(String number) {
        try {
            return PhoneNumber.of(number).masked();
        } catch (BrokenRule notAMobileNumber) {
            return digits(number);
        }
    }

    private static String digits(String number) {
        return number.length() < 5 ? "****" : number.substring(0, 2) + "****" + number.substring(number.length() - 2);
    }

    /** {@code *小明}: the first character hidden. */
    static String name(String name) {
        return name.isEmpty() ? "*" : "*" + name.substring(name.offsetByCodePoints(0, 1));
    }
}
