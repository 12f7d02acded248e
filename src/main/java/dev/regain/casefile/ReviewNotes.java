package dev.regain.casefile;

import dev.regain.keys.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reviewers note for each other about a case, in their own words: sealed, for it says who an applicant is. A note stays as it
 * was written, until its case is deleted.
 */
@Component
public class ReviewNotes {

    /** In characters. */
    public static final int LONGEST = 2000;

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;

    ReviewNotes(JdbcClient database, Keys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param staff who wrote it */
    public record Note(String staff, Instant at, String text) {}

    /** @throws IllegalArgumentException where the text says nothing or too much */
    @Transactional
    public void add(CaseId caseId, String staff, String text) {
        String said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new IllegalArgumentException("a note has 1 to " + LONGEST + " characters");
        }
        UUID id = UUID.randomUUID();
        database.sql("insert into review_note (id, case_id, staff, noted_at, sealed) values (?, ?, ?, ?, ?)")
                .params(id, caseId.value(), staff, OffsetDateTime.now(clock), keys.seal(said, place(caseId, id, staff)))
                .update();
    }

    /** Oldest first. */
    public List<Note> of(CaseId caseId) {
        return database.sql("select * from review_note where case_id = ? order by noted_at, id")
                .param(caseId.value())
                .query((row, number) -> read(caseId, row))
                .list();
    }

    private Note read(CaseId caseId, ResultSet row) throws SQLException {
        String staff = row.getString("staff");
        String place = place(caseId, row.getObject("id", UUID.class), staff);
        return new Note(staff, row.getTimestamp("noted_at").toInstant(), keys.open(row.getBytes("sealed"), place));
    }

    /** With who wrote it: nobody puts it into another's mouth by changing a row. */
    private static String place(CaseId caseId, UUID note, String staff) {
        return "case/" + caseId + "/note/" + note + "/" + staff;
    }
}
