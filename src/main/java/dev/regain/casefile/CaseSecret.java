package dev.regain.casefile;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser holds to reach its case: 256 random bits, base64url without padding. It is made with the entry page and
 * comes back with it, so that the same page sent twice opens one case. Only its keyed hash is stored.
 */
public record CaseSecret(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static CaseSecret random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new CaseSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public static Optional<CaseSecret> of(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new CaseSecret(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "CaseSecret[…]";
    }
}
