package dev.regain.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the log goes.
 *
 * @param chain of the last entry, or null before the first
 * @param mark shows that this was written by us, or null before the first
 */
record Head(long number, UUID chain, UUID mark) {

    private static final String SELECT = "select number, chain, mark from audit_head where id = 1";

    /** Until the transaction ends, nobody else's. */
    static Head locked(JdbcClient database) {
        return database.sql(SELECT + " for update").query(Head::read).single();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException where it was taken away */
    static Head of(JdbcClient database) {
        return database.sql(SELECT).query(Head::read).single();
    }

    private static Head read(ResultSet row, int number) throws SQLException {
        return new Head(row.getLong("number"), row.getObject("chain", UUID.class), row.getObject("mark", UUID.class));
    }
}
