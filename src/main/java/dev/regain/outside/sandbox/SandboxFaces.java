package dev.regain.outside.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.keys.Keys;
import dev.regain.outside.faces.FaceCheckEnded;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.faces.FaceResult;
import dev.regain.outside.faces.Identity;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A provider before whose camera anybody can be anyone; the phone's side says who, and how it ends. */
@Component
@ConditionalOnProperty(name = "regain.outside.faces.by", havingValue = "sandbox")
class SandboxFaces implements FaceProvider {

    private final JdbcClient database;
    private final Keys keys;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    SandboxFaces(JdbcClient database, Keys keys, ObjectMapper json, ApplicationEventPublisher events) {
        this.database = database;
        this.keys = keys;
        this.json = json;
        this.events = events;
    }

    enum Outcome {
        PENDING,
        PASS,
        FAIL,
        CANCEL
    }

    @Override
    public Begun begin(Optional<Identity> claimed, URI returnTo) {
        UUID reference = UUID.randomUUID();
        database.sql("insert into sandbox_face_check (reference, sealed, return_to, outcome) values (?, ?, ?, ?)")
                .params(reference, seal(reference, claimed.orElse(null)), returnTo.toString(), Outcome.PENDING.name())
                .update();
        return new Begun(reference.toString(), "/sandbox/faces/" + reference);
    }

    @Override
    public FaceResult result(String reference) {
        UUID check = UUID.fromString(reference);
        Outcome outcome = Outcome.valueOf(database.sql("select outcome from sandbox_face_check where reference = ?")
                .param(check)
                .query(String.class)
                .single());
        return switch (outcome) {
            case PENDING -> new FaceResult.Pending();
            case PASS -> new FaceResult.Passed(before(check).orElseThrow());
            case FAIL, CANCEL -> new FaceResult.NotPassed();
        };
    }

    /** Whom the provider has before the camera: the claimed identity at first, then the one that passed. */
    Optional<Identity> before(UUID reference) {
        return database.sql("select sealed from sandbox_face_check where reference = ?")
                .param(reference)
                .query(byte[].class)
                .optional()
                .map(kept -> open(reference, kept));
    }

    /**
     * Plays the result, once; a phone that saw no answer and sends it again is led on all the same.
     *
     * @return where the phone goes now; empty where the check is unknown
     */
    Optional<String> end(UUID reference, Outcome outcome, Identity person) {
        int ended = database.sql(
                        "update sandbox_face_check set outcome = ?, sealed = ? where reference = ? and outcome = ?")
                .params(outcome.name(), seal(reference, person), reference, Outcome.PENDING.name())
                .update();
        if (ended == 1) {
            events.publishEvent(new FaceCheckEnded(reference.toString()));
        }
        return database.sql("select return_to from sandbox_face_check where reference = ?")
                .param(reference)
                .query(String.class)
                .optional();
    }

    private byte[] seal(UUID reference, Identity person) {
        try {
            return keys.seal(json.writeValueAsString(person), "sandbox-face/" + reference);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an identity could not be written");
        }
    }

    private Identity open(UUID reference, byte[] kept) {
        try {
            return json.readValue(keys.open(kept, "sandbox-face/" + reference), Identity.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a kept identity is not what we wrote");
        }
    }
}
