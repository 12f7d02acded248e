package dev.regain.outside.directory.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The row that says how far a file has been loaded; written by the transaction that loads. */
final class ImportProgress {

    private ImportProgress() {}

    static Tally read(Connection database, UUID file) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select line, added, changed, unchanged, rejected, clues, rejects_length from import_progress"
                        + " where file = ?")) {
            query.setObject(1, file);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Tally(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7))
                        : Tally.NOTHING;
            }
        }
    }

    static void write(Connection database, UUID file, Tally reached) throws SQLException {
        forget(database, file);
        try (PreparedStatement insert = database.prepareStatement(
                "insert into import_progress (file, line, added, changed, unchanged, rejected, clues, rejects_length)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, file);
            insert.setLong(2, reached.line());
            insert.setLong(3, reached.added());
            insert.setLong(4, reached.changed());
            insert.setLong(5, reached.unchanged());
            insert.setLong(6, reached.rejected());
            insert.setLong(7, reached.clues());
            insert.setLong(8, reached.rejectsLength());
            insert.executeUpdate();
        }
    }

    static void forget(Connection database, UUID file) throws SQLException {
        try (PreparedStatement delete = database.prepareStatement("delete from import_progress where file = ?")) {
            delete.setObject(1, file);
            delete.executeUpdate();
        }
    }
}
