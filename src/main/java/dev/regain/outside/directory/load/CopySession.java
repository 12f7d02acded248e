package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.ClueRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
 * A connection with its temporary tables and a thread of its own, so that whoever fills it goes on while the database
 * writes. It does one thing at a time; what went wrong is told by the next call.
 */
final class CopySession implements AutoCloseable {

    private static final int SEND_BYTES = 4 << 20;
    /** Before the name of a table: of what is to come into it, and of what is to go. */
    static final String STAGED = "staged_";

    static final String GONE = "gone_";

    /** Somebody else added the account; or one of two transactions that waited for each other was rolled back. */
    private static final Set<String> OVERTAKEN =
            Set.of(PSQLState.UNIQUE_VIOLATION.getState(), PSQLState.DEADLOCK_DETECTED.getState());

    private final Connection database;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "import-copy");
        thread.setDaemon(true);
        return thread;
    });
    private Future<?> busy;

    private Map<String, List<CopyRows>> unsent = new TreeMap<>();
    private int unsentBytes;
    private int newsStaged;
    private int changesStaged;

    private CopySession(Connection database) {
        this.database = database;
    }

    static CopySession open(DataSource source) throws SQLException {
        CopySession session = new CopySession(source.getConnection());
        try {
            session.makeTables();
            return session;
        } catch (SQLException | RuntimeException failed) {
            try (session) {
                throw failed;
            }
        }
    }

    private void makeTables() throws SQLException {
        database.setAutoCommit(false);
        // What a crash of the server takes goes with the place that was reached: nobody waits for the disk before the
        // end.
        execute("set synchronous_commit = off");
        // Room for what is staged between two commits; set before the first temporary table is touched.
        execute("set temp_buffers = '128MB'");
        execute("create temporary table if not exists staged_account"
                + " (id uuid, fingerprint uuid, sealed bytea, was uuid) on commit delete rows");
        // What is encrypted does not get shorter.
        execute("alter table staged_account alter column sealed set storage external");
        for (ClueKind kind : ClueRow.KINDS) {
            String table = ClueRow.table(kind);
            execute("create temporary table if not exists " + STAGED + table
                    + " (hash uuid, account uuid, held_from timestamptz, held_until timestamptz)"
                    + " on commit delete rows");
            execute("create temporary table if not exists " + GONE + table
                    + " (hash uuid, account uuid, held_from timestamptz, held_until timestamptz)"
                    + " on commit delete rows");
        }
        database.commit();
    }

    interface Work {

        void with(Connection database) throws SQLException;
    }

    /** As soon as what it is at is done. */
    void begin(Work work) throws SQLException {
        await();
        busy = thread.submit(() -> {
            work.with(database);
            return null;
        });
    }

    /** @throws Overtaken where somebody else changed an account that it was writing */
    void await() throws SQLException {
        if (busy == null) {
            return;
        }
        Future<?> awaited = busy;
        busy = null;
        try {
            awaited.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                if (OVERTAKEN.contains(refused.getSQLState())) {
                    throw new Overtaken();
                }
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

    void add(PreparedRows rows) throws SQLException {
        rows.tables().forEach(this::add);
        newsStaged += rows.newsStaged();
        changesStaged += rows.changesStaged();
        if (unsentBytes > SEND_BYTES) {
            Map<String, List<CopyRows>> full = takeUnsent();
            begin(database -> send(full));
        }
    }

    private void add(String table, CopyRows rows) {
        unsent.computeIfAbsent(table, none -> new ArrayList<>()).add(rows);
        unsentBytes += rows.length();
    }

    private Map<String, List<CopyRows>> takeUnsent() {
        Map<String, List<CopyRows>> taken = unsent;
        unsent = new TreeMap<>();
        unsentBytes = 0;
        return taken;
    }

    private void send(Map<String, List<CopyRows>> tables) throws SQLException {
        for (Map.Entry<String, List<CopyRows>> table : tables.entrySet()) {
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
    }

    /** What it is at, or null: whoever waits for it elsewhere. */
    Future<?> underWay() {
        return busy;
    }

    /**
     * Begins to merge what was staged, and to commit all that was added, with the place that was reached.
     *
     * @param before in the order of the file: what follows must not be there without what went before
     */
    void commit(UUID file, Tally reached, Future<?> before) throws SQLException {
        Map<String, List<CopyRows>> rest = takeUnsent();
        int news = newsStaged;
        int changes = changesStaged;
        newsStaged = 0;
        changesStaged = 0;
        begin(database -> {
            send(rest);
            awaitCommit(before);
            if (news + changes > 0) {
                merge(news, changes);
            }
            ImportProgress.write(database, file, reached);
            database.commit();
        });
    }

    /** @throws Overtaken also where it failed: who waits for it there says why */
    private static void awaitCommit(Future<?> before) {
        try {
            if (before != null) {
                before.get();
            }
        } catch (ExecutionException failed) {
            throw new Overtaken();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stop);
        }
    }

    private void merge(int news, int changes) throws SQLException {
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
            String table = ClueRow.table(kind);
            if (changes > 0) {
                execute("delete from " + table + " c using " + GONE + table
                        + " g where c.hash = g.hash and c.account = g.account and c.held_from = g.held_from"
                        + " and c.held_until is not distinct from g.held_until");
            }
            execute("insert into " + table + " (hash, account, held_from, held_until)"
                    + " select hash, account, held_from, held_until from " + STAGED + table + " order by hash");
        }
    }

    /** With this transaction all before it is on the disk when it is committed. */
    static void waitForDisk(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set local synchronous_commit = on");
        }
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

    /** What was not committed. */
    void forget() throws SQLException {
        database.rollback();
        takeUnsent();
        newsStaged = 0;
        changesStaged = 0;
    }

    /** While nothing is under way. */
    Connection database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try (Connection givenBack = database) {
            leave(givenBack);
        }
    }

    private void leave(Connection givenBack) throws SQLException {
        try {
            givenBack.rollback();
            givenBack.setAutoCommit(true);
            execute("discard temp");
            execute("reset synchronous_commit");
            CopyWriter.unlock(givenBack);
        } catch (SQLException broken) {
            // Back in the pool it would keep the lock, and with it every other import away.
            givenBack.abort(Runnable::run);
            throw broken;
        }
    }
}
