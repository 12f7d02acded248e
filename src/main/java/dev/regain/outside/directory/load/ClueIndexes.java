package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.ClueRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The indexes of the clue tables on PostgreSQL. For the first load of an empty directory they are taken away and made at its
 * end, which is quicker than keeping them up. Until then a look-up reads a whole table; it finds the same.
 */
final class ClueIndexes {

    private ClueIndexes() {}

    static void drop(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (ClueKind kind : ClueRow.KINDS) {
                String table = ClueRow.table(kind);
                statement.execute("alter table " + table + " drop constraint if exists " + name(table));
            }
        }
    }

    /** The tables that somebody left without. */
    static List<String> missing(Connection database) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (ClueKind kind : ClueRow.KINDS) {
            String table = ClueRow.table(kind);
            if (!isThere(name(table), database)) {
                missing.add(table);
            }
        }
        return missing;
    }

    /** One after the other and each committed, until none is left in the queue: others may take from it too. */
    static void make(Queue<String> missing, Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String table = missing.poll(); table != null; table = missing.poll()) {
                statement.execute("set local maintenance_work_mem = '256MB'");
                // Workers hand what they sorted over by way of the disk; two sessions keep two cores busy without.
                statement.execute("set local max_parallel_maintenance_workers = 0");
                statement.execute("alter table " + table + " add constraint " + name(table)
                        + " unique nulls not distinct (hash, account, held_from, held_until)");
                database.commit();
            }
        }
    }

    private static boolean isThere(String name, Connection database) throws SQLException {
        try (PreparedStatement ask = database.prepareStatement(
                "select 1 from pg_constraint where conname = ? and connamespace = current_schema()::regnamespace")) {
            ask.setString(1, name);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next();
            }
        }
    }

    /** As the migration calls it. */
    private static String name(String table) {
        return table + "_once";
    }
}
