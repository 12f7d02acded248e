package dev.regain.outside.directory.store;

import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.Match;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clues of all accounts: one narrow table for each kind, found by keyed hash. Plain SQL, because the table is chosen
 * by the kind and a row is nothing but the answer.
 */
@Component
class Clues {

    private final JdbcClient database;
    private final AccountSeal seal;

    Clues(JdbcClient database, AccountSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    List<Match> find(Clue clue) {
        return database.sql(lookUp(clue.kind()))
                .param(seal.hash(clue))
                .query((row, number) -> new Match(
                        new AccountRef(row.getObject("account", UUID.class)),
                        row.getTimestamp("held_from").toInstant(),
                        instant(row.getTimestamp("held_until"))))
                .list();
    }

    static String lookUp(ClueKind kind) {
        return "select account, held_from, held_until from " + ClueRow.table(kind) + " where hash = ?";
    }

    /** An account that held it more than once counts once; the index has them in order, so no more are read than are asked for. */
    Set<AccountRef> holders(Clue clue, int most) {
        return database.sql(holders(clue.kind()))
                .params(seal.hash(clue), most)
                .query((row, number) -> new AccountRef(row.getObject("account", UUID.class)))
                .set();
    }

    static String holders(ClueKind kind) {
        return "select distinct account from " + ClueRow.table(kind) + " where hash = ? limit ?";
    }

    void add(ClueRow clue) {
        database.sql("insert into " + ClueRow.table(clue.kind())
                        + " (hash, account, held_from, held_until) values (?, ?, ?, ?)")
                .params(clue.hash(), clue.account(), utc(clue.from()), utc(clue.until()))
                .update();
    }

    void delete(ClueRow clue) {
        database.sql("delete from " + ClueRow.table(clue.kind())
                        + " where hash = ? and account = ? and held_from = ? and held_until is not distinct from ?")
                .params(clue.hash(), clue.account(), utc(clue.from()), utc(clue.until()))
                .update();
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
