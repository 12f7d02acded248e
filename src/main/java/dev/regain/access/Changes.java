package dev.regain.access;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Chronicle;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.AccountRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The changes that were asked for: of which account, to what, and how each stands. What was typed is sealed. */
@Component
class Changes implements Chronicle {

    private final JdbcClient database;
    private final CaseFiles files;
    private final Keys keys;
    private final Clock clock;

    Changes(JdbcClient database, CaseFiles files, Keys keys, Clock clock) {
        this.database = database;
        this.files = files;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param contact what is to be on file, or null until it was typed and after it was forgotten */
    record Change(
            UUID id,
            CaseId caseId,
            AccountRef account,
            ChangeKind kind,
            Standing standing,
            Contact contact,
            Instant begunAt,
            Instant holdEndsAt,
            Instant changedAt) {}

    @Transactional
    public UUID begin(CaseId caseId, AccountRef account, ChangeKind kind) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into access_change (id, case_id, account, kind, standing, begun_at) values (?, ?, ?, ?, ?, ?)""")
                .params(id, caseId.value(), account.value(), kind.name(), Standing.ASKED.name(), utc(clock.instant()))
                .update();
        files.keepFromNow(caseId);
        return id;
    }

    Change of(UUID id) {
        return database.sql("select * from access_change where id = ?")
                .param(id)
                .query(this::read)
                .single();
    }

    /** The one that a case's open page is about. */
    Change asked(CaseId caseId) {
        return database.sql("select * from access_change where case_id = ? and standing = ?")
                .params(caseId.value(), Standing.ASKED.name())
                .query(this::read)
                .single();
    }

    /** All of the case, oldest first. */
    List<Change> in(CaseId caseId) {
        return database.sql("select * from access_change where case_id = ? order by begun_at")
                .param(caseId.value())
                .query(this::read)
                .list();
    }

    @Transactional
    public void write(UUID id, Contact contact) {
        database.sql("update access_change set sealed_contact = ? where id = ?")
                .params(keys.seal(contact.written(), place(id)), id)
                .update();
    }

    /**
     * It goes on from one standing to another.
     *
     * @return false where it stood otherwise: somebody was quicker
     */
    @Transactional
    public boolean move(UUID id, Standing from, Standing to) {
        return database.sql("update access_change set standing = ? where id = ? and standing = ?")
                        .params(to.name(), id, from.name())
                        .update()
                == 1;
    }

    /** Nothing came of it: what was typed is forgotten. */
    @Transactional
    public void end(UUID id, Standing why) {
        move(id, Standing.ASKED, why);
        database.sql("update access_change set sealed_contact = null where id = ?")
                .param(id)
                .update();
    }

    @Transactional
    public void hold(Change change, Instant until) {
        database.sql("update access_change set standing = ?, hold_ends_at = ? where id = ?")
                .params(Standing.HELD.name(), utc(until), change.id())
                .update();
        files.keepFromNow(change.caseId());
    }

    @Transactional
    public void noteChanged(Change change, Instant at) {
        database.sql("update access_change set changed_at = ? where id = ?")
                .params(utc(at), change.id())
                .update();
        files.keepFromNow(change.caseId());
    }

    /** That they were made is in the audit log. */
    @Override
    public List<Happened> of(CaseId caseId) {
        return in(caseId).stream()
                .map(change -> new Happened(
                        change.begunAt(), "change-begun", List.of(change.kind().code())))
                .toList();
    }

    private Change read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] contact = row.getBytes("sealed_contact");
        return new Change(
                id,
                new CaseId(row.getObject("case_id", UUID.class)),
                new AccountRef(row.getObject("account", UUID.class)),
                ChangeKind.valueOf(row.getString("kind")),
                Standing.valueOf(row.getString("standing")),
                contact == null ? null : Contact.read(keys.open(contact, place(id))),
                row.getTimestamp("begun_at").toInstant(),
                instant(row.getTimestamp("hold_ends_at")).orElse(null),
                instant(row.getTimestamp("changed_at")).orElse(null));
    }

    private static Optional<Instant> instant(Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static String place(UUID id) {
        return "access-change/" + id;
    }
}
