package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.ClueRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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

    /** Those that are missing, whoever left them so. */
    static void make(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set local maintenance_work_mem = '256MB'");
            for (ClueKind kind : ClueRow.KINDS) {
                String table = ClueRow.table(kind);
                if (!isThere(name(table), database)) {
                    statement.execute("alter table " + table + " add constraint " + name(table)
                            + " unique nulls not distinct (hash, account, held_from, held_until)");
                }
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
