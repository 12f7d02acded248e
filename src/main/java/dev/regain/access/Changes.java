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
import java.util.stream.Stream;
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

    /**
     * @param contact what is to be on file, or null until it was typed and after it was forgotten
     * @param holdBeganAt when all on file were told, or null
     * @param holdEndsAt from when on it is made; the earliest time until the hold has begun
     * @param endedAt when it came to nothing after those on file were told, or null
     */
    record Change(
            UUID id,
            CaseId caseId,
            AccountRef account,
            ChangeKind kind,
            Standing standing,
            Contact contact,
            Instant begunAt,
            Instant holdBeganAt,
            Instant holdEndsAt,
            Instant changedAt,
            Instant endedAt) {}

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

    /** Those of the same account by which the case put another secure phone on file before, oldest first. */
    List<Change> phonesPutBefore(Change change) {
        return in(change.caseId()).stream()
                .filter(other -> other.account().equals(change.account())
                        && other.kind() == ChangeKind.SECURITY_CHECK
                        && other.changedAt() != null
                        && !other.id().equals(change.id()))
                .toList();
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

    /**
     * Those on file were told of it, and it comes to nothing.
     *
     * @return false where it stood otherwise: somebody was quicker
     */
    @Transactional
    public boolean stop(UUID id, Standing from, Standing why) {
        return database.sql("update access_change set standing = ?, ended_at = ? where id = ? and standing = ?")
                        .params(why.name(), utc(clock.instant()), id, from.name())
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
    public void announce(Change change, Instant earliest) {
        database.sql("update access_change set standing = ?, hold_ends_at = ? where id = ?")
                .params(Standing.HELD.name(), utc(earliest), change.id())
                .update();
        files.keepFromNow(change.caseId());
    }

    @Transactional
    public void beginHold(Change change, Instant now, Instant until) {
        database.sql("update access_change set hold_began_at = ?, hold_ends_at = ? where id = ?")
                .params(utc(now), utc(until), change.id())
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

    /** That they were made, or taken back, is in the audit log. */
    @Override
    public List<Happened> of(CaseId caseId) {
        Instant now = clock.instant();
        return in(caseId).stream().flatMap(change -> happened(change, now)).toList();
    }

    private static Stream<Happened> happened(Change change, Instant now) {
        List<String> what = change.contact() == null
                ? List.of(change.kind().code())
                : List.of(change.kind().code(), change.contact().masked());
        Stream.Builder<Happened> told = Stream.builder();
        told.add(new Happened(change.begunAt(), "change-begun", what));
        if (change.holdBeganAt() != null) {
            told.add(new Happened(change.holdBeganAt(), "hold-begun", what));
            boolean isOver = !change.holdEndsAt().isAfter(change.endedAt() == null ? now : change.endedAt());
            if (isOver) {
                told.add(new Happened(change.holdEndsAt(), "hold-ended", what));
            }
        }
        if (change.endedAt() != null) {
            told.add(
                    new Happened(change.endedAt(), "change-" + change.standing().text(), what));
        }
        return told.build();
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
                instant(row.getTimestamp("hold_began_at")).orElse(null),
                instant(row.getTimestamp("hold_ends_at")).orElse(null),
                instant(row.getTimestamp("changed_at")).orElse(null),
                instant(row.getTimestamp("ended_at")).orElse(null));
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
