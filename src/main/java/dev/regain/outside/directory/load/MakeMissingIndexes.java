package dev.regain.outside.directory.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        database.setAutoCommit(false);
        try {
            if (isNobodyImporting(database)) {
                ClueIndexes.make(database);
            }
            database.commit();
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    /** And nobody begins to until the transaction ends. */
    private static boolean isNobodyImporting(Connection database) throws SQLException {
        try (PreparedStatement ask = database.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            ask.setLong(1, CopyWriter.ONE_IMPORT);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
