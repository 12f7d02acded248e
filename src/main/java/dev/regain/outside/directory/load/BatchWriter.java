package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.ClueRow;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** For the embedded database, and any other that has no COPY: JDBC batches. */
final class BatchWriter implements Writer {

    private final Connection database;

    BatchWriter(DataSource source) throws SQLException {
        database = source.getConnection();
        database.setAutoCommit(false);
    }

    /** Indexes are kept up either way. */
    @Override
    public void expect(boolean fewOnFile, boolean goesOn) {}

    @Override
    public int rowsAtATime(int setting) {
        return setting;
    }

    private record Changes(List<Change> all) implements Prepared {}

    @Override
    public Prepared prepare(List<Change> changes) {
        return new Changes(changes);
    }

    @Override
    public void write(Prepared prepared) throws SQLException {
        List<Change> all = ((Changes) prepared).all();
        try {
            insert(all.stream().filter(Change::isNew).toList());
        } catch (BatchUpdateException | SQLIntegrityConstraintViolationException conflict) {
            if (isConflict(conflict)) {
                throw new Overtaken();
            }
            throw conflict;
        }
        update(all.stream().filter(change -> !change.isNew()).toList());
        for (ClueKind kind : ClueRow.KINDS) {
            delete(kind, all);
            insert(kind, all);
        }
    }

    private static boolean isConflict(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("23");
    }

    private void insert(List<Change> added) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into account (id, fingerprint, sealed) values (?, ?, ?)")) {
            for (Change change : added) {
                insert.setObject(1, change.id());
                insert.setObject(2, change.fingerprint());
                insert.setBytes(3, change.sealed());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void update(List<Change> changed) throws SQLException {
        try (PreparedStatement update = database.prepareStatement(
                "update account set fingerprint = ?, sealed = ? where id = ? and fingerprint = ?")) {
            for (Change change : changed) {
                update.setObject(1, change.fingerprint());
                update.setBytes(2, change.sealed());
                update.setObject(3, change.id());
                update.setObject(4, change.was());
                update.addBatch();
            }
            for (int rows : update.executeBatch()) {
                if (rows != 1) {
                    throw new Overtaken();
                }
            }
        }
    }

    private void delete(ClueKind kind, List<Change> all) throws SQLException {
        try (PreparedStatement delete = database.prepareStatement("delete from " + ClueRow.table(kind)
                + " where hash = ? and account = ? and held_from = ? and held_until is not distinct from ?")) {
            for (Change change : all) {
                for (ClueRow row : change.gone()) {
                    if (row.kind() == kind) {
                        delete.setObject(1, row.hash());
                        delete.setObject(2, row.account());
                        delete.setObject(3, utc(row.from()));
                        delete.setObject(4, utc(row.until()));
                        delete.addBatch();
                    }
                }
            }
            delete.executeBatch();
        }
    }

    private void insert(ClueKind kind, List<Change> all) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "insert into " + ClueRow.table(kind) + " (hash, account, held_from, held_until) values (?, ?, ?, ?)")) {
            for (Change change : all) {
                for (ClueRow row : change.added()) {
                    if (row.kind() == kind) {
                        insert.setObject(1, row.hash());
                        insert.setObject(2, row.account());
                        insert.setObject(3, utc(row.from()));
                        insert.setObject(4, utc(row.until()));
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void commit(UUID file, Tally reached) throws SQLException {
        ImportProgress.write(database, file, reached);
        database.commit();
    }

    @Override
    public Tally committed(UUID file) throws SQLException {
        database.rollback();
        return ImportProgress.read(database, file);
    }

    @Override
    public void finish(UUID file, UUID content) throws SQLException {
        ImportProgress.forget(database, file);
        ImportedFiles.note(database, content);
        database.commit();
    }

    @Override
    public void close() throws SQLException {
        database.rollback();
        database.setAutoCommit(true);
        database.close();
    }
}
