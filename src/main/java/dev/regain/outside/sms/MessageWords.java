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

    public String of(Message message) {
        return words.getMessage(
                "sms." + message.template().name(),
                message.parameters().values().toArray(),
                message.language());
    }
}
