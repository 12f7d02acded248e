package dev.regain.outside.mail;

import dev.regain.formats.EmailAddress;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail as it goes out: the same words twice, for readers with and without HTML.
 *
 * @param key the same whenever the same mail is handed over again; good for a Message-ID
 * @param html a whole document, with everything personal in it escaped
 * @param language of the case
 */
public record Mail(UUID key, EmailAddress to, String subject, String text, String html, Locale language) {

    @Override
    public String toString() {
        return "Mail[" + key + "]";
    }
}
