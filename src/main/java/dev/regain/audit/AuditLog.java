package dev.regain.audit;

import dev.regain.casefile.CaseId;
import dev.regain.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit log [S21]. An entry is part of the transaction in which the act happens that it tells of: both are there, or
 * neither. {@code verify-audit} finds out whether anybody changed it since.
 */
@Component
public class AuditLog {

    /** Who did what the process did by itself. */
    public static final String NOBODY = "-";

    /** What an act has that is about many cases at once, such as an export; no case has this key. */
    public static final CaseId MANY_CASES = new CaseId(new UUID(0, 0));

    /** A name of ours; with it a reference, and a page. */
    private static final Pattern WHAT = Pattern.compile("[a-z][A-Za-z-]{0,39}(/[0-9a-f-]{36}(/[0-9]{1,3})?)?");

    private static final Pattern WHY = Pattern.compile("([A-Za-z][A-Za-z0-9-]*( [A-Za-z][A-Za-z0-9-]*)*)?");
    private static final int LONGEST = 200;

    private final JdbcClient database;
    private final Chain chain;
    private final Clock clock;

    AuditLog(JdbcClient database, Keys keys, Clock clock) {
        this.database = database;
        this.chain = new Chain(keys);
        this.clock = clock;
    }

    /**
     * Adds an entry. From here to the end of the transaction nobody else can add one, on any node: append last.
     *
     * @param what a field, a choice or a document: a name of ours, and where it needs one a reference and a page
     *     ({@code originalDocument/<id>}); never what stands in it
     * @param why codes with spaces between, such as a {@link Purpose}'s; empty where the act needs no reason
     * @throws IllegalArgumentException where what or why are not names of ours
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Act act, String staff, CaseId caseId, String what, String why) {
        if (!WHAT.matcher(what).matches() || !WHY.matcher(why).matches() || why.length() > LONGEST) {
            throw new IllegalArgumentException("the audit log takes names of ours, never what a person wrote");
        }
        Head head = Head.locked(database);
        // As finely as both databases keep it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry = new AuditEntry(head.number() + 1, now, staff, act.name(), caseId, what, why);
        UUID link = chain.link(head.chain(), entry);
        database.sql("""
                insert into audit_entry (number, happened_at, staff, act, case_id, what, why, chain)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.number(),
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                        staff,
                        act.name(),
                        caseId.value(),
                        what,
                        why,
                        link)
                .update();
        database.sql("update audit_head set number = ?, chain = ?, mark = ?")
                .params(entry.number(), link, chain.mark(entry.number(), link))
                .update();
    }

    /** What was done with a case, oldest first. */
    public List<AuditEntry> of(CaseId caseId) {
        return database
                .sql("select * from audit_entry where case_id = ? order by number")
                .param(caseId.value())
                .query(Row::read)
                .list()
                .stream()
                .map(Row::entry)
                .toList();
    }

    /** When this person last did something with the case, or looked at it. */
    public Optional<Instant> lastActOf(String staff, CaseId caseId) {
        return of(caseId).stream()
                .filter(entry -> entry.staff().equals(staff))
                .map(AuditEntry::at)
                .max(Comparator.naturalOrder());
    }
}
