package dev.regain.casefile;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who of the staff declared that they know the applicant of a case. */
@Component
public class Acquaintances {

    private final JdbcClient database;
    private final Clock clock;

    Acquaintances(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Said again, it stays as it was said first. */
    @Transactional
    public void note(CaseId caseId, String staff) {
        if (!isNoted(caseId, staff)) {
            database.sql("insert into case_acquaintance (case_id, staff, declared_at) values (?, ?, ?)")
                    .params(caseId.value(), staff, OffsetDateTime.now(clock))
                    .update();
        }
    }

    public boolean isNoted(CaseId caseId, String staff) {
        return database.sql("select count(*) from case_acquaintance where case_id = ? and staff = ?")
                        .params(caseId.value(), staff)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
