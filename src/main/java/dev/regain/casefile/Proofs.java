package dev.regain.casefile;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a proof covered an account of the case, whichever account it was. */
@Component
class Proofs implements Chronicle {

    private final JdbcClient database;

    Proofs(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Happened> of(CaseId caseId) {
        return database.sql("""
                        select min(proven_by_sms_at) as by_sms, min(proven_by_face_at) as by_face from case_account
                        where case_id = ?""")
                .param(caseId.value())
                .query((row, number) -> happened(row.getTimestamp("by_sms"), row.getTimestamp("by_face")))
                .single();
    }

    private static List<Happened> happened(Timestamp bySms, Timestamp byFace) {
        List<Happened> proofs = new ArrayList<>();
        if (bySms != null) {
            proofs.add(new Happened(bySms.toInstant(), "proven-by-sms", List.of()));
        }
        if (byFace != null) {
            proofs.add(new Happened(byFace.toInstant(), "proven-by-face", List.of()));
        }
        return proofs;
    }
}
