package dev.regain.audit;

import dev.regain.casefile.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** An entry as it is stored, with its link. */
record Row(AuditEntry entry, UUID chain) {

    static Row read(ResultSet row, int number) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getLong("number"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("staff"),
                row.getString("act"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("what"),
                row.getString("why"));
        return new Row(entry, row.getObject("chain", UUID.class));
    }
}
