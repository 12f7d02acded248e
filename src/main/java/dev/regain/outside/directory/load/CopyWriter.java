package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.ClueRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLState;

/**
 * For PostgreSQL: binary COPY into temporary tables, and from there, sorted, into the directory's own, so that an index is
 * walked from one end to the other. Two sessions take turns: while one merges, the other is filled.
 *
 * <p>What was seen of an account before is checked by the merge itself: an insert finds the account missing, an update
 * finds its fingerprint. So whoever writes the same account at the same time waits for us, or makes us look again.
 */
final class CopyWriter implements Writer {

    /** Any number, as long as nobody else uses it: the key of the lock that keeps a second import away. */
    static final long ONE_IMPORT = 0x5245_4741_494EL;

    /** Somebody else added the account; or one of two transactions that waited for each other was rolled back. */
    private static final Set<String> OVERTAKEN =
            Set.of(PSQLState.UNIQUE_VIOLATION.getState(), PSQLState.DEADLOCK_DETECTED.getState());

    private final ExecutorService merging = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "import-merge");
        thread.setDaemon(true);
        return thread;
    });
    private final boolean alone;
    private Session filling;
    private Session resting;
    private Future<?> merge;

    CopyWriter(DataSource source) throws SQLException {
        filling = new Session(source.getConnection());
        resting = new Session(source.getConnection());
        alone = filling.lock();
        if (!alone) {
            close();
            throw new IllegalStateException("Another import is running on this database: wait until it is done.");
        }
    }

    /** Whether this is a database that it can write to. */
    static boolean suits(Connection database) throws SQLException {
        return database.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    @Override
    public void expectFirstLoad() throws SQLException {
        ClueIndexes.drop(filling.database);
        filling.database.commit();
    }

    @Override
    public Prepared prepare(List<Change> changes) {
        Rows rows = new Rows(changes);
        changes.forEach(rows::add);
        return rows;
    }

    @Override
    public void write(Prepared prepared) throws SQLException {
        filling.add((Rows) prepared);
    }

    @Override
    public void commit(UUID file, Tally reached) throws SQLException {
        awaitMerge();
        Session full = filling;
        filling = resting;
        resting = full;
        merge = merging.submit(() -> {
            try {
                full.merge(file, reached);
            } catch (SQLException refused) {
                throw OVERTAKEN.contains(refused.getSQLState()) ? new Overtaken() : refused;
            }
            return null;
        });
    }

    private void awaitMerge() throws SQLException {
        if (merge == null) {
            return;
        }
        Future<?> awaited = merge;
        merge = null;
        try {
            awaited.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            if (failed.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stop);
        }
    }

    @Override
    public Tally committed(UUID file) throws SQLException {
        try {
            awaitMerge();
        } catch (Overtaken again) {
            // What it was to commit is read again anyway.
        }
        filling.forget();
        resting.forget();
        return ImportProgress.read(filling.database, file);
    }

    @Override
    public void finish(UUID file) throws SQLException {
        awaitMerge();
        ClueIndexes.make(filling.database);
        ImportProgress.forget(filling.database, file);
        filling.database.commit();
    }

    @Override
    public void close() throws SQLException {
        merging.shutdownNow();
        try {
            awaitMerge();
        } catch (Overtaken | SQLException alreadyTold) {
            // Who closes has heard of it, or does not want to.
        }
        try {
            if (alone) {
                leaveIndexes();
            }
        } finally {
            filling.close();
            resting.close();
        }
    }

    /** Also where the first load was broken off. */
    private void leaveIndexes() throws SQLException {
        filling.forget();
        resting.forget();
        ClueIndexes.make(filling.database);
        filling.database.commit();
    }

    /** The rows of some changes, as they are sent. */
    private static final class Rows implements Prepared {

        /** Three UUIDs and a count, with their lengths. */
        private static final int ROW_OVERHEAD = 66;

        private final CopyRows accounts;
        private final Map<ClueKind, CopyRows> gone = new EnumMap<>(ClueKind.class);
        private final Map<ClueKind, CopyRows> added = new EnumMap<>(ClueKind.class);
        private int news;
        private int changes;

        Rows(List<Change> changes) {
            accounts = new CopyRows(changes.stream()
                    .mapToInt(change -> ROW_OVERHEAD + change.sealed().length)
                    .sum());
        }

        void add(Change change) {
            accounts.row(4)
                    .uuid(change.id())
                    .uuid(change.was())
                    .uuid(change.fingerprint())
                    .bytes(change.sealed());
            news += change.isNew() ? 1 : 0;
            changes += change.isNew() ? 0 : 1;
            change.gone().forEach(row -> rows(gone, row.kind())
                    .row(3)
                    .uuid(row.hash())
                    .uuid(row.account())
                    .time(row.from()));
            change.added().forEach(row -> rows(added, row.kind())
                    .row(4)
                    .uuid(row.hash())
                    .uuid(row.account())
                    .time(row.from())
                    .time(row.until()));
        }

        private static CopyRows rows(Map<ClueKind, CopyRows> tables, ClueKind kind) {
            return tables.computeIfAbsent(kind, none -> new CopyRows(1 << 13));
        }
    }

    /** A connection with its temporary tables. */
    private static final class Session {

        private static final int SEND_BYTES = 4 << 20;
        private static final String STAGED = "staged_";
        private static final String GONE = "gone_";

        private final Connection database;
        private final Map<String, List<CopyRows>> unsent = new TreeMap<>();
        private int unsentBytes;
        private int news;
        private int changes;

        Session(Connection database) throws SQLException {
            this.database = database;
            database.setAutoCommit(false);
            // Room for what is staged between two commits; set before the first temporary table is touched.
            execute("set temp_buffers = '128MB'");
            execute("create temporary table if not exists staged_account"
                    + " (id uuid, was uuid, fingerprint uuid, sealed bytea) on commit delete rows");
            // What is encrypted does not get shorter.
            execute("alter table staged_account alter column sealed set storage external");
            for (ClueKind kind : ClueRow.KINDS) {
                String table = ClueRow.table(kind);
                execute("create temporary table if not exists " + STAGED + table
                        + " (hash uuid, account uuid, held_from timestamptz, held_until timestamptz)"
                        + " on commit delete rows");
                execute("create temporary table if not exists " + GONE + table
                        + " (hash uuid, account uuid, held_from timestamptz) on commit delete rows");
            }
            database.commit();
        }

        boolean lock() throws SQLException {
            try (PreparedStatement ask = database.prepareStatement("select pg_try_advisory_lock(?)")) {
                ask.setLong(1, ONE_IMPORT);
                try (ResultSet answer = ask.executeQuery()) {
                    return answer.next() && answer.getBoolean(1);
                }
            }
        }

        void add(Rows rows) throws SQLException {
            news += rows.news;
            changes += rows.changes;
            add("staged_account", rows.accounts);
            rows.added.forEach((kind, sent) -> add(STAGED + ClueRow.table(kind), sent));
            rows.gone.forEach((kind, sent) -> add(GONE + ClueRow.table(kind), sent));
            if (unsentBytes > SEND_BYTES) {
                send();
            }
        }

        private void add(String table, CopyRows rows) {
            unsent.computeIfAbsent(table, none -> new ArrayList<>()).add(rows);
            unsentBytes += rows.length();
        }

        private void send() throws SQLException {
            for (Map.Entry<String, List<CopyRows>> table : unsent.entrySet()) {
                CopyIn copy = database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.getKey() + " from stdin (format binary)");
                copy.writeToCopy(CopyRows.HEADER, 0, CopyRows.HEADER.length);
                for (CopyRows rows : table.getValue()) {
                    copy.writeToCopy(rows.array(), 0, rows.length());
                }
                copy.writeToCopy(CopyRows.TRAILER, 0, CopyRows.TRAILER.length);
                copy.endCopy();
            }
            unsent.clear();
            unsentBytes = 0;
        }

        void merge(UUID file, Tally reached) throws SQLException {
            send();
            // Room to sort what is staged, and no compiling of statements that run once.
            execute("set local work_mem = '128MB'");
            execute("set local jit = off");
            if (news > 0) {
                expect(
                        news,
                        "insert into account (id, fingerprint, sealed) select id, fingerprint, sealed"
                                + " from staged_account where was is null order by id");
            }
            if (changes > 0) {
                expect(
                        changes,
                        "update account a set fingerprint = s.fingerprint, sealed = s.sealed from staged_account s"
                                + " where a.id = s.id and a.fingerprint = s.was");
            }
            for (ClueKind kind : ClueRow.KINDS) {
                mergeClues(ClueRow.table(kind));
            }
            ImportProgress.write(database, file, reached);
            database.commit();
            news = 0;
            changes = 0;
        }

        private void mergeClues(String table) throws SQLException {
            if (changes > 0) {
                execute("delete from " + table + " c using " + GONE + table
                        + " g where c.hash = g.hash and c.account = g.account and c.held_from = g.held_from");
            }
            execute("insert into " + table + " (hash, account, held_from, held_until)"
                    + " select hash, account, held_from, held_until from " + STAGED + table + " order by hash");
        }

        private void expect(int rows, String sql) throws SQLException {
            if (execute(sql) != rows) {
                throw new Overtaken();
            }
        }

        private int execute(String sql) throws SQLException {
            try (Statement statement = database.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }

        void forget() throws SQLException {
            database.rollback();
            unsent.clear();
            unsentBytes = 0;
            news = 0;
            changes = 0;
        }

        void close() throws SQLException {
            database.rollback();
            database.setAutoCommit(true);
            try (Statement statement = database.createStatement()) {
                statement.execute("discard temp");
                statement.execute("select pg_advisory_unlock_all()");
            }
            database.close();
        }
    }
}
