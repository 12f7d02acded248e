package dev.regain.review;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is shown in clear, for one look.
 *
 * @param field or null
 * @param fileName the document whose name it is, or null
 */
record Unmasked(Field field, UUID fileName) {

    static final Unmasked NOTHING = new Unmasked(null, null);

    private static final String FILE_NAME = "fileName/";
    private static final Pattern DOCUMENT = Pattern.compile(FILE_NAME + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** @param text a field's, or {@code fileName/<document>} */
    static Optional<Unmasked> of(String text) {
        if (DOCUMENT.matcher(text).matches()) {
            return Optional.of(new Unmasked(null, UUID.fromString(text.substring(FILE_NAME.length()))));
        }
        return Field.of(text).map(field -> new Unmasked(field, null));
    }
}
