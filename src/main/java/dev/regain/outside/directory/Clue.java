package dev.regain.outside.directory;

import dev.regain.formats.AccountId;
import dev.regain.formats.PhoneNumber;
import java.util.Locale;

/**
 * What a person remembers of an account. A clue selects accounts; it proves nothing.
 *
 * @param value normalised by the format of its kind
 */
public record Clue(ClueKind kind, String value) {

    public static Clue of(PhoneNumber phone) {
        return new Clue(ClueKind.PHONE, phone.e164());
    }

    public static Clue of(AccountId accountId) {
        return new Clue(ClueKind.ACCOUNT_ID, accountId.text());
    }

    /** Addresses are the same in capitals. */
    public static Clue ofLoginMethod(LoginMethodKind kind, String identifier) {
        return new Clue(ClueKind.LOGIN_METHOD, kind + " " + identifier.toLowerCase(Locale.ROOT));
    }

    /** Kind and value in one text, for the case file. */
    public String text() {
        return kind + ":" + value;
    }

    /** Reads what {@link #text()} wrote. */
    public static Clue parse(String text) {
        int colon = text.indexOf(':');
        return new Clue(ClueKind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return "Clue[" + kind + "]";
    }
}
