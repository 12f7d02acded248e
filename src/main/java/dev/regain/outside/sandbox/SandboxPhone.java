package dev.regain.outside.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.PhoneNumber;
import dev.regain.keys.Keys;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.SmsGateway;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every phone of the sandbox: messages are kept to be read on its page, sealed like all personal data. */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "sandbox")
class SandboxPhone implements SmsGateway {

    private static final int PAGE = 100;

    private final JdbcClient database;
    private final Keys keys;
    private final ObjectMapper json;
    private final MessageSource words;
    private final Clock clock;

    SandboxPhone(JdbcClient database, Keys keys, ObjectMapper json, MessageSource words, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.json = json;
        this.words = words;
        this.clock = clock;
    }

    /** Delivered is delivered: a roll-back on the sender's side does not take a message out of a phone. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void send(Message message) {
        UUID id = UUID.randomUUID();
        Map<String, String> parameters = message.parameters();
        String text = words.getMessage(
                "sandbox.sms." + message.template().name(), parameters.values().toArray(), message.language());
        Content content = new Content(message.to().e164(), text, parameters.get("code"));
        database.sql("insert into sandbox_message (id, to_hash, sealed, sent_at) values (?, ?, ?, ?)")
                .params(id, hash(message.to()), keys.seal(write(content), place(id)), OffsetDateTime.now(clock))
                .update();
    }

    /** Newest first. */
    List<Received> messages() {
        return database.sql("select id, sealed, sent_at from sandbox_message order by sent_at desc limit " + PAGE)
                .query(received())
                .list();
    }

    /** Newest first; none where the text is not a phone number. */
    List<Received> messagesTo(String typed) {
        try {
            return database.sql("select id, sealed, sent_at from sandbox_message where to_hash = ?"
                            + " order by sent_at desc limit " + PAGE)
                    .param(hash(PhoneNumber.of(typed)))
                    .query(received())
                    .list();
        } catch (BrokenRule notANumber) {
            return List.of();
        }
    }

    private RowMapper<Received> received() {
        return (row, number) -> {
            UUID id = row.getObject("id", UUID.class);
            Content content = read(keys.open(row.getBytes("sealed"), place(id)));
            Instant sentAt = row.getTimestamp("sent_at").toInstant();
            return new Received(content.to(), "sms", content.text(), content.code(), sentAt);
        };
    }

    private UUID hash(PhoneNumber to) {
        return keys.hash("sandbox-message", to.e164());
    }

    private static String place(UUID id) {
        return "sandbox-message/" + id;
    }

    private String write(Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message could not be written");
        }
    }

    private Content read(String content) {
        try {
            return json.readValue(content, Content.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a kept message is not what we wrote");
        }
    }

    private record Content(String to, String text, String code) {}

    /** A message as the sandbox shows it; {@code code} is null where it carries none. */
    record Received(String to, String channel, String text, String code, Instant sentAt) {}
}
