package dev.regain.outside.directory.load;

import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.AccountSeal;
import dev.regain.outside.directory.store.ClueRow;
import dev.regain.outside.directory.wire.AccountJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is new and what is different, against what is on file; what is the same costs a look and nothing else. */
@Component
class Compare {

    /** As many as a sandbox has, or a provider who tries it out. */
    private static final int FEW = 10_000;

    private final JdbcTemplate database;
    private final AccountSeal seal;

    Compare(JdbcTemplate database, AccountSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** An account as its line tells it, with what identifies its content. */
    record Told(UUID id, AccountRecord account, byte[] written, UUID fingerprint) {}

    Told told(AccountRecord account) {
        byte[] written = AccountJson.write(account);
        return new Told(seal.id(account.accountId()), account, written, seal.fingerprint(written));
    }

    /** The fingerprints of all accounts on file, by their ids, where they are few; otherwise null. */
    Map<UUID, UUID> few() {
        Map<UUID, UUID> found = new HashMap<>();
        database.query("select id, fingerprint from account limit " + (FEW + 1), row -> {
            found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
        return found.size() > FEW ? null : found;
    }

    /**
     * @param few as {@link #few} answered, or null to ask the database; whoever adds or changes an account after that is
     *     found out when ours is written
     */
    List<Change> changes(List<Told> accounts, Map<UUID, UUID> few) {
        Map<UUID, UUID> onFile =
                few != null ? few : fingerprints(accounts.stream().map(Told::id).toList());
        List<Told> different = accounts.stream()
                .filter(told -> !told.fingerprint().equals(onFile.get(told.id())))
                .toList();
        Map<UUID, OnFile> changed = records(
                different.stream().map(Told::id).filter(onFile::containsKey).toList());
        List<Change> changes = new ArrayList<>(different.size());
        for (Told told : different) {
            OnFile before = changed.get(told.id());
            // What was deleted between the two looks is new.
            changes.add(before == null ? added(told) : changed(told, before));
        }
        return changes;
    }

    private Change added(Told told) {
        return new Change(
                told.id(), null, told.fingerprint(), sealed(told), List.of(), seal.rows(told.id(), told.account()));
    }

    private Change changed(Told told, OnFile before) {
        Set<ClueRow> gone = new LinkedHashSet<>(seal.rows(told.id(), seal.open(told.id(), before.sealed())));
        if (before.fingerprint().equals(told.id())) {
            // As the migration that made their table left it: they are not there yet.
            gone.removeIf(row -> row.kind() == ClueKind.LOGIN_METHOD);
        }
        Set<ClueRow> added = new LinkedHashSet<>(seal.rows(told.id(), told.account()));
        Set<ClueRow> stay = new HashSet<>(gone);
        stay.retainAll(added);
        gone.removeAll(stay);
        added.removeAll(stay);
        return new Change(
                told.id(),
                before.fingerprint(),
                told.fingerprint(),
                sealed(told),
                List.copyOf(gone),
                List.copyOf(added));
    }

    private byte[] sealed(Told told) {
        return seal.seal(told.id(), told.written());
    }

    private Map<UUID, UUID> fingerprints(Collection<UUID> ids) {
        Map<UUID, UUID> found = new HashMap<>();
        database.query(
                "select id, fingerprint from account where id = any(?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                row -> {
                    found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return found;
    }

    private record OnFile(UUID fingerprint, byte[] sealed) {}

    private Map<UUID, OnFile> records(Collection<UUID> ids) {
        Map<UUID, OnFile> found = new HashMap<>();
        if (!ids.isEmpty()) {
            database.query(
                    "select id, fingerprint, sealed from account where id = any(?)",
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                    row -> {
                        found.put(
                                row.getObject(1, UUID.class),
                                new OnFile(row.getObject(2, UUID.class), row.getBytes(3)));
                    });
        }
        return found;
    }
}
