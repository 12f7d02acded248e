package dev.regain.casefile;

import dev.regain.keys.Keys;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser holds to reach its case: 256 random bits, base64url without padding. It is made with the entry page and
 * comes back with it, so that the same page sent twice opens one case. Only its keyed hash is stored.
 */
public record CaseSecret(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public static CaseSecret random() {
        return new CaseSecret(Keys.randomSecret());
    }

    public static Optional<CaseSecret> of(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new CaseSecret(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "CaseSecret[…]";
    }
}
