package dev.regain.casefile;

import java.util.Locale;
import java.util.Optional;

/** What two cases may have in common. */
public enum Shared {
    ENTERPRISE,
    /** Somebody claims to be the same person, or the same person passed the face check. */
    PERSON,
    PHONE,
    EMAIL,
    /** Begun in the same browser. */
    DEVICE,
    ACCOUNT,
    /** The same file, bit by bit. */
    FILE;

    static Optional<Shared> by(Entry entry) {
        return switch (entry) {
            case CREDIT_CODE -> Optional.of(ENTERPRISE);
            case CLAIMED_IDENTITY, PHOTO_IDENTITY, FACE_IDENTITY -> Optional.of(PERSON);
            case CONTACT_PHONE, SECURE_PHONE -> Optional.of(PHONE);
            case CONTACT_EMAIL -> Optional.of(EMAIL);
            case DEVICE -> Optional.of(DEVICE);
            default -> Optional.empty();
        };
    }

    /** What of an entry tells who it is: of a claimed identity the ID number, for a name has many bearers. */
    static String linking(Entry entry, String text) {
        boolean named = entry == Entry.CLAIMED_IDENTITY || entry == Entry.PHOTO_IDENTITY;
        String telling = named ? ClaimedIdentity.of(text).idNumber() : text;
        return telling.strip().toUpperCase(Locale.ROOT);
    }
}
