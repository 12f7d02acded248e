package dev.regain.outside.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the sandbox's people received, kept to be read on its page, sealed like all personal data. */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "sandbox")
class SandboxMessages {

    private static final int PAGE = 100;

    private final JdbcClient database;
    private final Keys keys;
    private final ObjectMapper json;
    private final Clock clock;

    SandboxMessages(JdbcClient database, Keys keys, ObjectMapper json, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Delivered is delivered: a roll-back on the sender's side does not take a message out of a phone. What comes again with
     * the same key is a repeat, and nobody reads it twice.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void deliver(UUID key, String to, String channel, String text, String code) {
        boolean repeated = database.sql("select count(*) from sandbox_message where message_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
        if (repeated) {
            return;
        }
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into sandbox_message (id, message_key, to_hash, channel, sealed, sent_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        key,
                        hash(to),
                        channel,
                        keys.seal(write(new Content(to, text, code)), place(id)),
                        OffsetDateTime.now(clock))
                .update();
    }

    /** Newest first. */
    List<Received> all() {
        return database.sql("select * from sandbox_message order by sent_at desc limit " + PAGE)
                .query(received())
                .list();
    }

    /** Newest first; none where the text is neither a phone number nor an e-mail address. */
    List<Received> to(String typed) {
        try {
            String to = typed.contains("@")
                    ? EmailAddress.of(typed).text()
                    : PhoneNumber.of(typed).e164();
            return database.sql("select * from sandbox_message where to_hash = ? order by sent_at desc limit " + PAGE)
                    .param(hash(to))
                    .query(received())
                    .list();
        } catch (BrokenRule nobody) {
            return List.of();
        }
    }

    private RowMapper<Received> received() {
        return (row, number) -> {
            UUID id = row.getObject("id", UUID.class);
            Content content = read(keys.open(row.getBytes("sealed"), place(id)));
            Instant sentAt = row.getTimestamp("sent_at").toInstant();
            return new Received(content.to(), row.getString("channel"), content.text(), content.code(), sentAt);
        };
    }

    private UUID hash(String to) {
        return keys.hash("sandbox-message", to.toLowerCase(Locale.ROOT));
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

    /**
     * A message as the sandbox shows it.
     *
     * @param channel {@code sms} or {@code email}
     * @param code the one-time code, or null where it carries none
     */
    record Received(String to, String channel, String text, String code, Instant sentAt) {}
}
