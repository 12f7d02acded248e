package dev.regain.outside.sms;

import dev.regain.formats.PhoneNumber;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A text message as providers take it: a template that they approved, and its parameters.
 *
 * @param key the same whenever the same message is handed over again, so that a provider can drop what it has already
 * @param parameters by name, in the order of the template
 * @param language of the case
 */
public record Message(UUID key, PhoneNumber to, Template template, Map<String, String> parameters, Locale language) {

    public enum Template {
        /** {@code accounts}, {@code code}, {@code minutes}: the account information, and a code to see it on the page. */
        ACCOUNT_INFORMATION,
        /** {@code code}, {@code minutes}: to confirm that an appeal's messages may come to this number. */
        CONTACT_CODE,
        /** {@code code}, {@code minutes}: to look at an appeal. */
        PROGRESS_CODE,
        /** {@code queryCode}, {@code due}: an appeal was submitted, and when it will be decided. */
        APPEAL_RECEIVED,
        /** {@code queryCode}, {@code due}, {@code wanted}: more material is needed, until when, which and why. */
        APPEAL_MORE_WANTED,
        /** {@code queryCode}, {@code due}: the material is still missing, and the appeal ends then. */
        APPEAL_REMINDER,
        /** {@code queryCode} */
        APPEAL_APPROVED,
        /** {@code queryCode} */
        APPEAL_REJECTED,
        /** {@code queryCode} */
        APPEAL_WITHDRAWN,
        /** {@code queryCode} */
        APPEAL_EXPIRED,
        /** {@code queryCode}: a new one, in the place of the one before. */
        APPEAL_QUERY_CODE,
        /** {@code code}, {@code minutes}: to confirm that this number is to be on file. */
        NEW_CONTACT_CODE,
        /** {@code account}, {@code link}: an appeal for the account was approved; where to say that it was not they. */
        ACCESS_APPROVED,
        /** {@code account}, {@code contact}, {@code time}, {@code link}: what is going to log in, from when. */
        LOGIN_METHOD_ANNOUNCED,
        /** {@code account}, {@code contact}, {@code time}, {@code link}: what is going to be the secure phone, from when. */
        SECURE_PHONE_ANNOUNCED,
        /** {@code account} */
        LOGIN_METHOD_ADDED,
        /** {@code account} */
        SECURE_PHONE_CHANGED
    }

    @Override
    public String toString() {
        return "Message[" + template + "]";
    }
}
