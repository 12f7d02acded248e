package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.QueryCode;
import dev.regain.keys.Keys;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The appeals that were submitted: how each stands, what happened to it, and whose it is by keyed hashes. A query code is made
 * from the case and a count under the hashing key, so that it can be said again to its holder and stands nowhere.
 */
@Component
class Appeals {

    /** As many as there are in {@code appeal_lane}. */
    private static final int LANES = 64;

    private final JdbcClient database;
    private final CaseFiles files;
    private final Keys keys;
    private final Clock clock;

    Appeals(JdbcClient database, CaseFiles files, Keys keys, Clock clock) {
        this.database = database;
        this.files = files;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param dueAt until when the one whose turn it is has time, or null */
    record Appeal(CaseId caseId, Status status, Instant dueAt) {}

    record Event(Happening happening, Instant at, List<String> details) {}

    /** @throws org.springframework.dao.DuplicateKeyException where it was submitted before */
    @Transactional
    public void submit(CaseId caseId, Instant dueAt) {
        database.sql("""
                insert into appeal (case_id, enterprise_hash, contact_hash, query_code_hash, query_codes_issued, status,
                    due_at, changed_at)
                values (?, ?, ?, ?, 1, ?, ?, ?)""")
                .params(
                        caseId.value(),
                        enterpriseHash(caseId),
                        contactHash(caseId),
                        hash(queryCode(caseId, 1)),
                        Status.SUBMITTED.name(),
                        utc(dueAt),
                        utc(clock.instant()))
                .update();
        tell(caseId, Happening.SUBMITTED, List.of());
    }

    QueryCode queryCodeOf(CaseId caseId) {
        return queryCode(
                caseId,
                database.sql("select query_codes_issued from appeal where case_id = ?")
                        .param(caseId.value())
                        .query(Integer.class)
                        .single());
    }

    /** A new query code; the one before opens nothing any more. */
    @Transactional
    public void issueQueryCode(CaseId caseId) {
        int issued = database.sql("select query_codes_issued from appeal where case_id = ? for update")
                .param(caseId.value())
                .query(Integer.class)
                .single();
        database.sql("update appeal set query_codes_issued = ?, query_code_hash = ? where case_id = ?")
                .params(issued + 1, hash(queryCode(caseId, issued + 1)), caseId.value())
                .update();
    }

    private QueryCode queryCode(CaseId caseId, int count) {
        UUID random = keys.hash("query-code-bits", caseId + "/" + count);
        return QueryCode.of(BigInteger.valueOf(random.getMostSignificantBits())
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toUnsignedString(random.getLeastSignificantBits())))
                .and(BigInteger.ONE.shiftLeft(QueryCode.BITS).subtract(BigInteger.ONE)));
    }

    /** The appeal that has this query code and this confirmed phone. */
    Optional<CaseId> find(QueryCode code, PhoneNumber phone) {
        return database.sql("select case_id from appeal where query_code_hash = ? and contact_hash = ?")
                .params(hash(code), contactHash(phone.e164()))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /**
     * Holds whatever is looked for of the same enterprise and the same confirmed phone as this case until the transaction ends:
     * another that looks for it in the same moment waits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockLike(CaseId caseId) {
        int lane = Math.floorMod(Objects.hash(enterpriseHash(caseId), contactHash(caseId)), LANES);
        database.sql("select lane from appeal_lane where lane = ? for update")
                .param(lane)
                .query(Integer.class)
                .single();
    }

    /** An appeal that is not over, of the same enterprise and the same confirmed phone as this case. */
    Optional<CaseId> findOpenLike(CaseId caseId) {
        return like(caseId).stream()
                .filter(appeal -> appeal.status().isOpen())
                .map(Appeal::caseId)
                .findFirst();
    }

    /**
     * The same, and where none is open one that was decided: an approved one rather than another, for there are accounts to be
     * seen, and else the last.
     */
    Optional<CaseId> findLastLike(CaseId caseId) {
        return like(caseId).stream()
                .min(Comparator.comparing((Appeal appeal) -> !appeal.status().isOpen())
                        .thenComparing(appeal -> appeal.status() != Status.APPROVED))
                .map(Appeal::caseId);
    }

    /** Of the same enterprise and the same confirmed phone; what changed last comes first. */
    private List<Appeal> like(CaseId caseId) {
        return database.sql("""
                        select * from appeal where enterprise_hash = ? and contact_hash = ? order by changed_at desc""")
                .params(enterpriseHash(caseId), contactHash(caseId))
                .query(this::read)
                .list();
    }

    /** When appeals with the same confirmed phone as this case, of whatever enterprise, were rejected since then; newest first. */
    List<Instant> rejectionsLike(CaseId caseId, Instant since) {
        return database.sql("""
                        select changed_at from appeal
                        where contact_hash = ? and status = ? and changed_at > ? order by changed_at desc""")
                .params(contactHash(caseId), Status.REJECTED.name(), utc(since))
                .query((row, number) -> row.getTimestamp("changed_at").toInstant())
                .list();
    }

    boolean isRejected(CaseId caseId) {
        return database.sql("select count(*) from appeal where case_id = ? and status = ?")
                        .params(caseId.value(), Status.REJECTED.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many enterprises these appeals are for, besides that of this case. */
    int otherEnterprisesOf(CaseId caseId, List<CaseId> appeals) {
        return appeals.isEmpty()
                ? 0
                : database.sql("""
                        select count(distinct enterprise_hash) from appeal where case_id in (:appeals)
                        and enterprise_hash <> (select own.enterprise_hash from appeal own where own.case_id = :case)""")
                        .param("appeals", appeals.stream().map(CaseId::value).toList())
                        .param("case", caseId.value())
                        .query(Integer.class)
                        .single();
    }

    Appeal of(CaseId caseId) {
        return database.sql("select * from appeal where case_id = ?")
                .param(caseId.value())
                .query(this::read)
                .single();
    }

    boolean isSubmitted(CaseId caseId) {
        return database.sql("select count(*) from appeal where case_id = ?")
                        .param(caseId.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The enterprise that is claimed has changed. */
    @Transactional
    public void noteEnterprise(CaseId caseId) {
        database.sql("update appeal set enterprise_hash = ? where case_id = ?")
                .params(enterpriseHash(caseId), caseId.value())
                .update();
    }

    /** What is wanted now, or was wanted last. */
    List<Wanted> wantedOf(CaseId caseId) {
        return Wanted.of(lastDetailsOf(caseId, Happening.MORE_WANTED));
    }

    /** Oldest first. */
    List<Event> eventsOf(CaseId caseId) {
        return database.sql("select * from appeal_event where case_id = ? order by number")
                .param(caseId.value())
                .query((row, number) -> new Event(
                        Happening.valueOf(row.getString("happening")),
                        row.getTimestamp("happened_at").toInstant(),
                        words(row.getString("details"))))
                .list();
    }

    /** What was chosen when this happened for the last time. */
    List<String> lastDetailsOf(CaseId caseId, Happening happening) {
        return eventsOf(caseId).stream()
                .filter(event -> event.happening() == happening)
                .reduce((earlier, later) -> later)
                .map(Event::details)
                .orElse(List.of());
    }

    private static List<String> words(String details) {
        return details.isEmpty() ? List.of() : List.of(details.split(" "));
    }

    /** @param dueAt until when the one whose turn it is now has time, or null where nobody's is */
    @Transactional
    public void note(CaseId caseId, Status status, Instant dueAt, Happening happening, List<String> details) {
        database.sql("update appeal set status = ?, due_at = ?, changed_at = ? where case_id = ?")
                .params(status.name(), dueAt == null ? null : utc(dueAt), utc(clock.instant()), caseId.value())
                .update();
        tell(caseId, happening, details);
    }

    /** Whoever's turn it is has time until then. */
    @Transactional
    public void extend(CaseId caseId, Instant dueAt) {
        database.sql("update appeal set due_at = ? where case_id = ?")
                .params(utc(dueAt), caseId.value())
                .update();
    }

    /** @param details names of choices */
    @Transactional
    public void tell(CaseId caseId, Happening happening, List<String> details) {
        database.sql("""
                insert into appeal_event (case_id, number, happening, details, happened_at)
                select cast(? as uuid), count(*) + 1, cast(? as varchar), cast(? as varchar), cast(? as timestamp with time zone)
                from appeal_event where case_id = ?""")
                .params(
                        caseId.value(),
                        happening.name(),
                        String.join(" ", details),
                        utc(clock.instant()),
                        caseId.value())
                .update();
        files.keepFromNow(caseId);
        files.putToReview(caseId);
    }

    private Appeal read(ResultSet row, int number) throws SQLException {
        Timestamp dueAt = row.getTimestamp("due_at");
        return new Appeal(
                new CaseId(row.getObject("case_id", UUID.class)),
                Status.valueOf(row.getString("status")),
                dueAt == null ? null : dueAt.toInstant());
    }

    private UUID hash(QueryCode code) {
        return keys.hash("query-code", code.text());
    }

    private UUID enterpriseHash(CaseId caseId) {
        return keys.hash(
                "appeal-enterprise", files.read(caseId, Entry.CREDIT_CODE).orElseThrow());
    }

    private UUID contactHash(CaseId caseId) {
        return contactHash(files.read(caseId, Entry.CONTACT_PHONE).orElseThrow());
    }

    private UUID contactHash(String phone) {
        return keys.hash("appeal-contact", phone);
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
