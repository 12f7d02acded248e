package dev.regain.access;

import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.LoginMethodKind;

/**
 * Where somebody is reached.
 *
 * @param kind {@code PHONE} or {@code EMAIL}
 * @param text E.164, or the address
 */
record Contact(LoginMethodKind kind, String text) {

    static Contact of(PhoneNumber phone) {
        return new Contact(LoginMethodKind.PHONE, phone.e164());
    }

    static Contact of(EmailAddress address) {
        return new Contact(LoginMethodKind.EMAIL, address.text());
    }

    /** Kind and text in one, to be sealed. */
    String written() {
        return kind + ":" + text;
    }

    /** Reads {@link #written}. */
    static Contact read(String written) {
        int colon = written.indexOf(':');
        return new Contact(LoginMethodKind.valueOf(written.substring(0, colon)), written.substring(colon + 1));
    }

    boolean isPhone() {
        return kind == LoginMethodKind.PHONE;
    }

    PhoneNumber phone() {
        return new PhoneNumber(text);
    }

    EmailAddress address() {
        return new EmailAddress(text);
    }

    String masked() {
        return isPhone() ? phone().masked() : address().masked();
    }

    @Override
    public String toString() {
        return "Contact[" + kind + "]";
    }
}
