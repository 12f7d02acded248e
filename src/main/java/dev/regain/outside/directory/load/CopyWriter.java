package dev.regain.outside.directory.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/**
 * For PostgreSQL: binary COPY into temporary tables, and from there, sorted, into the directory's own, so that an index is
 * walked from one end to the other. Two sessions take turns: while one merges, the other is filled. Where there are no
 * indexes to walk, as in the first load, accounts that are new go straight into the directory's tables.
 *
 * <p>What was seen of an account before is checked by the database itself: an insert finds the account missing, an update
 * finds its fingerprint. So whoever writes the same account at the same time waits for us, or makes us look again.
 */
final class CopyWriter implements Writer {

    /** Any number, as long as nobody else uses it: the key of the lock that keeps a second import away. */
    private static final long ONE_IMPORT = 0x5245_4741_494EL;

    /** Enough for one statement a table; so few that both sessions are at it at a time, and the disk is not waited for in turns. */
    private static final int STRAIGHT_ROWS = 50_000;

    /** Of the two the one that was the first to begin with what it is at. */
    private CopySession filling;

    private CopySession resting;
    private boolean straight;

    private CopyWriter(CopySession filling, CopySession resting) {
        this.filling = filling;
        this.resting = resting;
    }

    /** @throws IllegalStateException where somebody else imports */
    static CopyWriter open(DataSource source) throws SQLException {
        CopySession first = CopySession.open(source);
        CopySession second = null;
        try {
            second = CopySession.open(source);
            if (!lock(first.database())) {
                throw new IllegalStateException("Another import is running on this database: wait until it is done.");
            }
            return new CopyWriter(first, second);
        } catch (SQLException | RuntimeException failed) {
            closeBoth(first, second, failed);
            throw failed;
        }
    }

    private static void closeBoth(CopySession first, CopySession second, Exception failed) {
        try (first;
                second) {
            // Both, whatever happens to the first.
        } catch (SQLException | RuntimeException another) {
            failed.addSuppressed(another);
        }
    }

    /** Whether this is a database that it can write to. */
    static boolean suits(Connection database) throws SQLException {
        return database.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** @return whether nobody else imports; then nobody begins to until the session unlocks it or ends */
    static boolean lock(Connection database) throws SQLException {
        try (PreparedStatement ask = database.prepareStatement("select pg_try_advisory_lock(?)")) {
            ask.setLong(1, ONE_IMPORT);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    static void unlock(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    @Override
    public void expect(boolean fewOnFile, boolean goesOn) throws SQLException {
        if (fewOnFile) {
            ClueIndexes.drop(filling.database());
        } else if (!goesOn) {
            // Another load was killed: what this one changes is found by them.
            makeIndexes();
        }
        straight = !ClueIndexes.missing(filling.database()).isEmpty();
        filling.database().commit();
    }

    @Override
    public Prepared prepare(List<Change> changes) {
        return new PreparedRows(changes, straight);
    }

    @Override
    public int rowsAtATime(int setting) {
        return straight ? Math.min(setting, STRAIGHT_ROWS) : setting;
    }

    @Override
    public void write(Prepared prepared) throws SQLException {
        filling.add((PreparedRows) prepared);
    }

    @Override
    public void commit(UUID file, Tally reached) throws SQLException {
        CopySession full = filling;
        full.commit(file, reached, resting.underWay());
        filling = resting;
        resting = full;
    }

    @Override
    public Tally committed(UUID file) throws SQLException {
        for (CopySession session : List.of(filling, resting)) {
            try {
                session.await();
            } catch (Overtaken again) {
                // What it was to commit is read again anyway.
            }
            session.forget();
        }
        return ImportProgress.read(filling.database(), file);
    }

    @Override
    public void finish(UUID file, UUID content) throws SQLException {
        filling.await();
        resting.await();
        makeIndexes();
        ImportProgress.forget(filling.database(), file);
        ImportedFiles.note(filling.database(), content);
        CopySession.waitForDisk(filling.database());
        filling.database().commit();
    }

    /** Both sessions at once: while one writes an index, the other sorts for the next. */
    private void makeIndexes() throws SQLException {
        Queue<String> missing = new ConcurrentLinkedQueue<>(ClueIndexes.missing(filling.database()));
        resting.begin(database -> ClueIndexes.make(missing, database));
        ClueIndexes.make(missing, filling.database());
        resting.await();
    }

    @Override
    public void close() throws SQLException {
        try (CopySession one = filling;
                CopySession other = resting) {
            leaveIndexes(one, other);
        }
    }

    /** Also where the first load was broken off. */
    private void leaveIndexes(CopySession... sessions) throws SQLException {
        for (CopySession session : sessions) {
            try {
                session.await();
            } catch (Overtaken | SQLException alreadyTold) {
                // Who closes has heard of it, or does not want to.
            }
            session.forget();
        }
        makeIndexes();
    }
}
