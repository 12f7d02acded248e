package dev.regain.outside.sms;

import dev.regain.formats.PhoneNumber;
import java.util.Locale;
import java.util.Map;

/**
 * A text message as providers take it: a template that they approved, and its parameters.
 *
 * @param parameters by name, in the order of the template
 * @param language of the case
 */
public record Message(PhoneNumber to, Template template, Map<String, String> parameters, Locale language) {

    public enum Template {
        /** {@code accounts}, {@code code}, {@code minutes}: the account information, and a code to see it on the page. */
        ACCOUNT_INFORMATION
    }

    @Override
    public String toString() {
        return "Message[" + template + "]";
    }
}
