package dev.regain.flow;

import java.util.Locale;

/** One name in its spellings. */
final class Names {

    private Names() {}

    /** {@code enterSecurePhone} is {@code enter-secure-phone}. */
    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
