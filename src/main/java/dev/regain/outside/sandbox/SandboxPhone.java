package dev.regain.outside.sandbox;

import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.SmsGateway;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Every phone of the sandbox. */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "sandbox")
class SandboxPhone implements SmsGateway {

    private final SandboxMessages messages;
    private final MessageSource words;

    SandboxPhone(SandboxMessages messages, MessageSource words) {
        this.messages = messages;
        this.words = words;
    }

    @Override
    public void send(Message message) {
        Map<String, String> parameters = message.parameters();
        String text = words.getMessage(
                "sandbox.sms." + message.template().name(), parameters.values().toArray(), message.language());
        messages.deliver(message.key(), message.to().e164(), "sms", text, parameters.get("code"));
    }
}
