package dev.regain.outside.directory.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which contents were loaded to their end; written by the transaction that ends it. */
final class ImportedFiles {

    private ImportedFiles() {}

    static Optional<Instant> loadedAt(Connection database, UUID content) throws SQLException {
        try (PreparedStatement query =
                database.prepareStatement("select loaded_at from imported_file where content = ?")) {
            query.setObject(1, content);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    static void note(Connection database, UUID content) throws SQLException {
        try (PreparedStatement delete = database.prepareStatement("delete from imported_file where content = ?")) {
            delete.setObject(1, content);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = database.prepareStatement(
                "insert into imported_file (content, loaded_at) values (?, current_timestamp)")) {
            insert.setObject(1, content);
            insert.executeUpdate();
        }
    }
}
