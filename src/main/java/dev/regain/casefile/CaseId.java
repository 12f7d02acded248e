package dev.regain.casefile;

import java.util.Locale;
import java.util.UUID;

/** A case, everywhere: the key of its file, and the business key of its process and of every process that calls. */
public record CaseId(UUID value) {

    /** How it is written, as a regular expression: what is not written so is no case's address. */
    public static final String SHAPE = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    public static CaseId random() {
        return new CaseId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException where the text is not a UUID */
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    /** {@code 3F2A91C4}: what people of the staff call the case, long enough among those that are open. */
    public String number() {
        return toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
