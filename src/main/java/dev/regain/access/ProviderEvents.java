package dev.regain.access;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.access.Changes.Change;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.webhook.ProviderSystems;
import dev.regain.outside.webhook.ProviderSystems.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the provider's systems hear of: written with what it tells of, in one transaction, and told by a process of its own, so
 * that nobody waits for them. {@code docs/webhooks.md} is what they read of it.
 */
@Component
class ProviderEvents {

    private static final String PROCESS = "tellProvider";

    private final JdbcClient database;
    private final ProviderSystems provider;
    private final OnFile onFile;
    private final Flow flow;
    private final Keys keys;
    private final ObjectMapper json;
    private final Clock clock;

    ProviderEvents(
            JdbcClient database,
            ProviderSystems provider,
            OnFile onFile,
            Flow flow,
            Keys keys,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.provider = provider;
        this.onFile = onFile;
        this.flow = flow;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Their names are what receivers depend on. */
    enum Type {
        APPEAL_SUBMITTED("appeal.submitted"),
        APPEAL_APPROVED("appeal.approved"),
        APPEAL_REJECTED("appeal.rejected"),
        CHANGE_STARTED("change.started"),
        CHANGE_MADE("change.made"),
        CHANGE_STOPPED("change.stopped"),
        CHANGE_TAKEN_BACK("change.taken-back"),
        CASE_FROZEN("case.frozen"),
        CASE_RELEASED("case.released");

        private final String text;

        Type(String text) {
            this.text = text;
        }
    }

    private record Body(String type, String timestamp, Data data) {}

    @JsonInclude(NON_NULL)
    private record Data(String caseId, List<String> accountIds, Changed change) {}

    @JsonInclude(NON_NULL)
    private record Changed(String id, String kind, String contactKind, String contact, String holdEndsAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(Type type, CaseId caseId, Collection<AccountRef> accounts) {
        keep(type, caseId, accounts, null);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(Type type, Change change) {
        Instant holdEndsAt = change.holdEndsAt();
        Changed changed = new Changed(
                change.id().toString(),
                change.kind().code(),
                change.contact().kind().name(),
                change.contact().text(),
                holdEndsAt == null ? null : holdEndsAt.toString());
        keep(type, change.caseId(), List.of(change.account()), changed);
    }

    private void keep(Type type, CaseId caseId, Collection<AccountRef> accounts, Changed change) {
        if (!provider.listen()) {
            return;
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> accountIds = accounts.stream()
                .map(onFile::accountIdOf)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        String body = written(new Body(type.text, now.toString(), new Data(caseId.toString(), accountIds, change)));
        database.sql("insert into access_event (id, case_id, happened_at, sealed_body) values (?, ?, ?, ?)")
                .params(id, caseId.value(), OffsetDateTime.ofInstant(now, ZoneOffset.UTC), keys.seal(body, place(id)))
                .update();
        flow.beginUnasked(PROCESS, caseId, Facts.EVENT.is(id));
    }

    private String written(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event could not be written");
        }
    }

    Event of(UUID id) {
        return database.sql("select * from access_event where id = ?")
                .param(id)
                .query((row, number) -> new Event(
                        id,
                        row.getTimestamp("happened_at").toInstant(),
                        keys.open(row.getBytes("sealed_body"), place(id))))
                .single();
    }

    private static String place(UUID id) {
        return "access-event/" + id;
    }
}
