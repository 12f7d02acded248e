package dev.regain.audit;

import dev.regain.keys.Keys;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Goes through the log from its beginning, and says what is broken first. */
@Component
class VerifyAudit {

    /** So many entries are held at once, however long the log is. */
    private static final int BATCH = 5_000;

    private final JdbcClient database;
    private final Chain chain;

    VerifyAudit(JdbcClient database, Keys keys) {
        this.database = database;
        this.chain = new Chain(keys);
    }

    enum Fault {
        CHANGED,
        MISSING,
        MOVED,
        CUT_OFF,
        ADDED,
        HEAD_CHANGED,
        NOT_AS_NOTED
    }

    /** @param entry the first that is broken; of the head, the number that it says */
    record Broken(Fault fault, long entry) {}

    /**
     * @param entries how many are there
     * @param mark of the end, to be noted somewhere else; null where the log is empty
     * @param broken null where the log is whole
     */
    record Verdict(long entries, Mark mark, Broken broken) {}

    /**
     * In one look, while others may go on to append.
     *
     * @param noted the mark of an earlier look, or null: who can write to the database can put all of it back to what it
     *     was once, the head too, and only what was noted elsewhere tells
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verdict verify(Mark noted) {
        UUID before = null;
        long number = 0;
        boolean seen = noted == null;
        List<Row> batch = after(number);
        while (!batch.isEmpty()) {
            for (Row row : batch) {
                AuditEntry entry = row.entry();
                number++;
                if (entry.number() != number) {
                    return broken(Fault.MISSING, number);
                }
                if (!chain.link(before, entry).equals(row.chain())) {
                    return broken(followsOnAnother(row) ? Fault.MOVED : Fault.CHANGED, number);
                }
                before = row.chain();
                seen |= new Mark(number, before).equals(noted);
            }
            batch = after(number);
        }
        Broken end = end(number, before);
        if (end == null && !seen) {
            end = new Broken(Fault.NOT_AS_NOTED, noted.number());
        }
        return new Verdict(number, number == 0 ? null : new Mark(number, before), end);
    }

    private Broken end(long number, UUID last) {
        Head head;
        try {
            head = Head.of(database);
        } catch (EmptyResultDataAccessException gone) {
            return new Broken(Fault.HEAD_CHANGED, number);
        }
        UUID mark = head.number() == 0 ? null : chain.mark(head.number(), head.chain());
        if (!Optional.ofNullable(mark).equals(Optional.ofNullable(head.mark()))) {
            return new Broken(Fault.HEAD_CHANGED, head.number());
        }
        if (head.number() > number) {
            return new Broken(Fault.CUT_OFF, number + 1);
        }
        if (head.number() < number) {
            return new Broken(Fault.ADDED, head.number() + 1);
        }
        return null;
    }

    /** Whether the entry is whole but stands in another's place: looked for in the whole log, once. */
    private boolean followsOnAnother(Row row) {
        if (chain.link(null, row.entry()).equals(row.chain())) {
            return true;
        }
        long from = 0;
        for (List<Row> batch = after(from); !batch.isEmpty(); batch = after(from)) {
            if (batch.stream()
                    .anyMatch(other -> chain.link(other.chain(), row.entry()).equals(row.chain()))) {
                return true;
            }
            from = batch.get(batch.size() - 1).entry().number();
        }
        return false;
    }

    private static Verdict broken(Fault fault, long entry) {
        return new Verdict(0, null, new Broken(fault, entry));
    }

    private List<Row> after(long number) {
        return database.sql("select * from audit_entry where number > ? order by number limit " + BATCH)
                .param(number)
                .query(Row::read)
                .list();
    }
}
