package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.casefile.CaseId;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.AccountRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who on file is told of what, each with a link of their own: 256 bits, kept as a keyed hash, and sealed until the message is
 * handed over. By it they say that it was not they, and we know who says it.
 */
@Component
class HolderNotices {

    private final JdbcClient database;
    private final OnFile onFile;
    private final Keys keys;
    private final Clock clock;

    HolderNotices(JdbcClient database, OnFile onFile, Keys keys, Clock clock) {
        this.database = database;
        this.onFile = onFile;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param change what it tells of, or null where it tells that an appeal was approved
     * @param token the link's secret, or null when it was handed over
     */
    record HolderNotice(
            UUID id, CaseId caseId, UUID change, AccountRef account, Contact to, String token, Instant goodUntil) {}

    /**
     * @param ended when phones ended that are told of it all the same
     * @return how many there are
     */
    @Transactional
    public int prepare(Change change, Set<Instant> ended, Instant goodUntil) {
        return prepare(change.caseId(), change.id(), change.account(), ended, 0, goodUntil);
    }

    /** @return how many there are */
    @Transactional
    public int prepare(CaseId caseId, Collection<AccountRef> accounts, Instant goodUntil) {
        int number = 0;
        for (AccountRef account : accounts) {
            number = prepare(caseId, null, account, Set.of(), number, goodUntil);
        }
        return number;
    }

    private int prepare(
            CaseId caseId, UUID change, AccountRef account, Set<Instant> ended, int first, Instant goodUntil) {
        int number = first;
        for (Contact holder : onFile.holdersOf(account, ended)) {
            UUID id = UUID.randomUUID();
            String token = Keys.randomSecret();
            database.sql("""
                    insert into access_notice (id, case_id, change_id, account, number, channel, sealed_to, token_hash,
                        sealed_token, good_until)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            caseId.value(),
                            change,
                            account.value(),
                            number++,
                            holder.isPhone() ? "sms" : "email",
                            keys.seal(holder.written(), place("to", id)),
                            hash(token),
                            keys.seal(token, place("token", id)),
                            OffsetDateTime.ofInstant(goodUntil, ZoneOffset.UTC))
                    .update();
        }
        return number;
    }

    /** The links in messages about this change are good until then. */
    @Transactional
    public void keepGood(Change change, Instant until) {
        database.sql("update access_notice set good_until = ? where change_id = ?")
                .params(OffsetDateTime.ofInstant(until, ZoneOffset.UTC), change.id())
                .update();
    }

    HolderNotice of(UUID id) {
        return database.sql("select * from access_notice where id = ?")
                .param(id)
                .query(this::read)
                .single();
    }

    /** @param change null for those that tell of an approval */
    HolderNotice of(CaseId caseId, UUID change, int number) {
        return database.sql("select * from access_notice where case_id = ? and number = ? and "
                        + (change == null ? "change_id is null" : "change_id = ?"))
                .params(
                        change == null
                                ? new Object[] {caseId.value(), number}
                                : new Object[] {caseId.value(), number, change})
                .query(this::read)
                .single();
    }

    /** What opens the link is not kept where it is not needed any more. */
    @Transactional
    public void noteHandedOver(HolderNotice notice) {
        database.sql("update access_notice set sealed_token = null where id = ?")
                .param(notice.id())
                .update();
    }

    /** The notice that this link came with, while it is good. */
    Optional<HolderNotice> byToken(String token) {
        return database.sql("select * from access_notice where token_hash = ? and good_until > ?")
                .params(hash(token), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(this::read)
                .optional();
    }

    private HolderNotice read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] token = row.getBytes("sealed_token");
        return new HolderNotice(
                id,
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getObject("change_id", UUID.class),
                new AccountRef(row.getObject("account", UUID.class)),
                Contact.read(keys.open(row.getBytes("sealed_to"), place("to", id))),
                token == null ? null : keys.open(token, place("token", id)),
                row.getTimestamp("good_until").toInstant());
    }

    private UUID hash(String token) {
        return keys.hash("access-link", token);
    }

    private static String place(String what, UUID id) {
        return "access-notice/" + id + "/" + what;
    }
}
