package dev.regain.outside.directory.load;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes changes and, in the same transaction, how far the file has been read. One thread writes; any may prepare.
 *
 * <p>Every call that touches the database may throw {@link Overtaken}: then nothing after the last commit counts.
 */
interface Writer extends AutoCloseable {

    /**
     * Called before anything is prepared.
     *
     * @param fewOnFile the directory is empty or small against the file: nearly all that comes is new
     * @param goesOn part of the file was loaded before
     */
    void expect(boolean fewOnFile, boolean goesOn) throws SQLException;

    /** @return how many rows of clues are worth a commit, where the operator has set so many */
    int rowsAtATime(int setting);

    /** Brings changes into the form in which they are sent. */
    Prepared prepare(List<Change> changes);

    void write(Prepared prepared) throws SQLException;

    /** Commits what was written; it may still be at it when this returns. */
    void commit(UUID file, Tally reached) throws SQLException;

    /** What was last committed of the file, after waiting for it; forgets what was written since. */
    Tally committed(UUID file) throws SQLException;

    /** Waits until all is committed, forgets how far the file was read, and notes its content: it is done. */
    void finish(UUID file, UUID content) throws SQLException;

    @Override
    void close() throws SQLException;

    interface Prepared {}
}
