package dev.regain.review;

import dev.regain.formats.ChineseResidentId;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.EnterpriseName;
import dev.regain.formats.PersonName;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.UnifiedSocialCreditCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is held side by side, and unmasked one by one. */
enum Field {
    ENTERPRISE_NAME("enterpriseName", Field.NAMES, text -> new EnterpriseName(text).masked()),
    CREDIT_CODE("creditCode", Field.NUMBERS, text -> new UnifiedSocialCreditCode(text).masked()),
    PERSON_NAME("personName", Field.NAMES, text -> new PersonName(text).masked()),
    ID_NUMBER("idNumber", Field.NUMBERS, text -> new ChineseResidentId(text).masked()),
    PHONE("phone", Field.CONTACTS, text -> new PhoneNumber(text).masked()),
    EMAIL("email", Field.CONTACTS, text -> new EmailAddress(text).masked());

    private static final double NAMES = 0.6;

    /** A number with one wrong digit, not one of the same place or day. */
    private static final double NUMBERS = 0.85;

    /** One digit more or less is somebody else's: never. */
    private static final double CONTACTS = 2;

    private final String text;
    private final double alike;
    private final UnaryOperator<String> mask;

    Field(String text, double alike, UnaryOperator<String> mask) {
        this.text = text;
        this.alike = alike;
        this.mask = mask;
    }

    static Optional<Field> of(String text) {
        return Arrays.stream(values()).filter(field -> field.text.equals(text)).findFirst();
    }

    /** {@code creditCode}, as forms and the audit log have it. */
    String text() {
        return text;
    }

    Match match(String claimed, String recorded) {
        return Match.of(claimed, recorded, alike);
    }

    /** What is not written as its kind is written has nothing of it to show. */
    String masked(String value) {
        try {
            return mask.apply(value);
        } catch (RuntimeException otherwiseWritten) {
            return "***";
        }
    }
}
