package dev.regain.outside.directory.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** A first load that was killed and not taken up again has left the clue tables without indexes; nobody is to wait for it. */
@Component
class MakeMissingIndexes implements SmartInitializingSingleton {

    private final DataSource source;

    MakeMissingIndexes(DataSource source) {
        this.source = source;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try (Connection database = source.getConnection()) {
            if (CopyWriter.suits(database)) {
                make(database);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The indexes of the account directory could not be made", failed);
        }
    }

    private static void make(Connection database) throws SQLException {
        // While we hold the lock nobody begins to import.
        if (!CopyWriter.lock(database)) {
            return;
        }
        database.setAutoCommit(false);
        try {
            ClueIndexes.make(new ArrayDeque<>(ClueIndexes.missing(database)), database);
        } finally {
            database.rollback();
            database.setAutoCommit(true);
            CopyWriter.unlock(database);
        }
    }
}
