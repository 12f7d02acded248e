package dev.regain.casefile;

import dev.regain.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of all cases. What stands in them is sealed with the case and the entry as its place. */
@Component
public class CaseFiles {

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;

    CaseFiles(JdbcClient database, Keys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws DuplicateKeyException where the browser's secret already has a case: the same page was sent twice */
    @Transactional
    public void open(CaseId caseId, CaseSecret secret, Locale language) {
        database.sql("""
                insert into case_file (id, secret_hash, language, opened_at, kept_from) values (?, ?, ?, ?, ?)""")
                .params(caseId.value(), hash(secret), language.toLanguageTag(), now(), now())
                .update();
    }

    public Optional<CaseId> reachedBy(CaseSecret secret) {
        return database.sql("select id from case_file where secret_hash = ?")
                .param(hash(secret))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /** From now on who holds the first case reaches the other one as well, until then. */
    @Transactional
    public void giveAccess(CaseId holder, CaseId caseId, Instant goodUntil) {
        database.sql("delete from case_access where holder = ?")
                .param(holder.value())
                .update();
        database.sql("insert into case_access (holder, case_id, good_until) values (?, ?, ?)")
                .params(holder.value(), caseId.value(), OffsetDateTime.ofInstant(goodUntil, ZoneOffset.UTC))
                .update();
    }

    /** The other case that who holds this one reaches now. */
    public Optional<CaseId> accessOf(CaseId holder) {
        return database.sql("select case_id from case_access where holder = ? and good_until > ?")
                .params(holder.value(), now())
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /** Holds the file until the transaction ends; another that wants it waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CaseId caseId) {
        database.sql("select id from case_file where id = ? for update")
                .param(caseId.value())
                .query(UUID.class)
                .single();
    }

    /** The language in which the case was opened, and in which its messages go out. */
    public Locale languageOf(CaseId caseId) {
        return Locale.forLanguageTag(database.sql("select language from case_file where id = ?")
                .param(caseId.value())
                .query(String.class)
                .single());
    }

    @Transactional
    public void write(CaseId caseId, Entry entry, String text) {
        erase(caseId, entry);
        database.sql("insert into case_entry (case_id, entry, sealed, hash) values (?, ?, ?, ?)")
                .params(caseId.value(), entry.name(), keys.seal(text, place(caseId, entry)), link(entry, text))
                .update();
    }

    @Transactional
    public void erase(CaseId caseId, Entry entry) {
        database.sql("delete from case_entry where case_id = ? and entry = ?")
                .params(caseId.value(), entry.name())
                .update();
    }

    public Optional<String> read(CaseId caseId, Entry entry) {
        return database.sql("select sealed from case_entry where case_id = ? and entry = ?")
                .params(caseId.value(), entry.name())
                .query(byte[].class)
                .optional()
                .map(stored -> keys.open(stored, place(caseId, entry)));
    }

    /** The accounts that the clue selected; none of them may be shown. What a proof covered before stays covered. */
    @Transactional
    public void noteCandidates(CaseId caseId, Set<UUID> accounts) {
        database.sql("delete from case_account where case_id = ? and not proven")
                .param(caseId.value())
                .update();
        Set<UUID> there = proven(caseId);
        for (UUID account : accounts) {
            if (!there.contains(account)) {
                database.sql("insert into case_account (case_id, account, proven) values (?, ?, false)")
                        .params(caseId.value(), account)
                        .update();
            }
        }
    }

    public Set<UUID> candidates(CaseId caseId) {
        return accounts(caseId, false);
    }

    /** Of the candidates, the ones that a proof covers: these and no others may be shown. */
    @Transactional
    public void noteProven(CaseId caseId, Set<UUID> accounts) {
        for (UUID account : accounts) {
            database.sql("update case_account set proven = true where case_id = ? and account = ?")
                    .params(caseId.value(), account)
                    .update();
        }
    }

    /** The same, by a proof of this kind, now. */
    @Transactional
    public void noteProven(CaseId caseId, Set<UUID> accounts, ProofKind proof) {
        noteProven(caseId, accounts);
        for (UUID account : accounts) {
            database.sql("update case_account set " + column(proof) + " = ? where case_id = ? and account = ?")
                    .params(now(), caseId.value(), account)
                    .update();
        }
    }

    /** The kinds of proof that covered this account since then. */
    public Set<ProofKind> proofsOf(CaseId caseId, UUID account, Instant since) {
        return Arrays.stream(ProofKind.values())
                .filter(proof -> database.sql("select count(*) from case_account where case_id = ? and account = ? and "
                                        + column(proof) + " >= ?")
                                .params(caseId.value(), account, OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                                .query(Integer.class)
                                .single()
                        > 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String column(ProofKind proof) {
        return switch (proof) {
            case SMS -> "proven_by_sms_at";
            case FACE -> "proven_by_face_at";
        };
    }

    public Set<UUID> proven(CaseId caseId) {
        return accounts(caseId, true);
    }

    private Set<UUID> accounts(CaseId caseId, boolean provenOnly) {
        List<UUID> accounts = database.sql("select account from case_account where case_id = ? and (proven or ?)")
                .params(caseId.value(), !provenOnly)
                .query(UUID.class)
                .list();
        return accounts.stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Deletes what was typed, handed in and found; that there was a case stays until the file is purged. */
    @Transactional
    public void forget(CaseId caseId) {
        for (String table : List.of("case_entry", "case_account", "tray_file")) {
            database.sql("delete from " + table + " where case_id = ?")
                    .param(caseId.value())
                    .update();
        }
        database.sql("update case_document set case_id = null where case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** From now on reviewers look at the case; said again, it stays as it was said first. */
    @Transactional
    public void putToReview(CaseId caseId) {
        database.sql("update case_file set for_review_since = ? where id = ? and for_review_since is null")
                .params(now(), caseId.value())
                .update();
    }

    /** Something happened to the case: the time for which its file is kept begins anew. */
    @Transactional
    public void keepFromNow(CaseId caseId) {
        database.sql("update case_file set kept_from = ? where id = ?")
                .params(now(), caseId.value())
                .update();
    }

    /** The cases to whose files nothing happened since this time. */
    List<CaseId> keptSince(Instant time) {
        return database
                .sql("select id from case_file where kept_from < ?")
                .param(OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    /**
     * Deletes the file with all that is in it, unless something happened to the case meanwhile.
     *
     * @return whether it was deleted
     */
    @Transactional
    boolean deleteKeptSince(CaseId caseId, Instant time) {
        return database.sql("delete from case_file where id = ? and kept_from < ?")
                        .params(caseId.value(), OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private UUID hash(CaseSecret secret) {
        return keys.hash("case-secret", secret.text());
    }

    /** The same for whoever writes the same, or null where that says nothing; {@link Links} finds cases by it. */
    private UUID link(Entry entry, String text) {
        return Shared.by(entry)
                .map(shared -> keys.hash("link-" + shared, Shared.linking(entry, text)))
                .orElse(null);
    }

    private static String place(CaseId caseId, Entry entry) {
        return "case/" + caseId + "/" + entry;
    }
}
