package dev.regain.outside.directory;

import dev.regain.keys.Keys;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
    private final Keys keys;

    Clues(JdbcClient database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    List<Match> find(Clue clue) {
        return database.sql("select account, held_from, held_until from "
                        + clue.kind().table() + " where hash = ?")
                .param(hash(clue))
                .query((row, number) -> new Match(
                        new AccountRef(row.getObject("account", UUID.class)),
                        row.getTimestamp("held_from").toInstant(),
                        instant(row.getTimestamp("held_until"))))
                .list();
    }

    void add(UUID account, Clue clue, Instant from, Instant until) {
        database.sql("insert into " + clue.kind().table()
                        + " (hash, account, held_from, held_until) values (?, ?, ?, ?)")
                .params(hash(clue), account, utc(from), utc(until))
                .update();
    }

    void deleteOf(UUID account) {
        for (ClueKind kind : ClueKind.values()) {
            if (kind != ClueKind.ACCOUNT_ID) {
                database.sql("delete from " + kind.table() + " where account = ?")
                        .param(account)
                        .update();
            }
        }
    }

    private UUID hash(Clue clue) {
        return keys.hash("clue." + clue.kind(), clue.value());
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
