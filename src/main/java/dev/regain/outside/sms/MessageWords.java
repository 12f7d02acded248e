package dev.regain.outside.sms;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A message in our own words, for who has no templates of theirs; they are in {@code forms/sms/messages.properties}. */
@Component
public class MessageWords {

    private final MessageSource words;

    MessageWords(MessageSource words) {
        this.words = words;
    }

    /** Signed with the provider's name, as gateways ask for. */
    public String of(Message message) {
        return words(
                message,
                "sms.signed",
                words(message, "brand.name"),
                words(
                        message,
                        "sms." + message.template().name(),
                        message.parameters().values().toArray()));
    }

    private String words(Message message, String key, Object... details) {
        return words.getMessage(key, details, message.language());
    }
}
