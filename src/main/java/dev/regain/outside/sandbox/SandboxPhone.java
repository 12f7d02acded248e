package dev.regain.outside.sandbox;

import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.MessageWords;
import dev.regain.outside.sms.SmsGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Every phone of the sandbox. */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "sandbox")
class SandboxPhone implements SmsGateway {

    private final SandboxMessages messages;
    private final MessageWords words;

    SandboxPhone(SandboxMessages messages, MessageWords words) {
        this.messages = messages;
        this.words = words;
    }

    @Override
    public void send(Message message) {
        String code = message.parameters().get("code");
        messages.deliver(message.key(), message.to().e164(), "sms", words.of(message), code);
    }
}
