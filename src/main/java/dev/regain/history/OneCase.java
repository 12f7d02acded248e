package dev.regain.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that the history tells of one case. */
@Component
class OneCase {

    private final JdbcClient database;

    OneCase(JdbcClient database) {
        this.database = database;
    }

    /**
     * A case as its history tells it.
     *
     * @param root the process that began it, and nobody called
     * @param asked the process by which it was asked for
     * @param caseId the key that all processes of the case share
     * @param instances the root and all that it called, at any depth, in the order in which they began
     */
    record Told(String root, String asked, String caseId, List<Instance> instances) {}

    /**
     * A process of the case.
     *
     * @param calledBy the process that called it; null for the root
     * @param version null where that version is deleted, and {@code name} is its id
     */
    @JsonInclude(Include.NON_NULL)
    record Instance(
            String id,
            String calledBy,
            String process,
            String name,
            Integer version,
            String definition,
            Instant startedAt,
            Instant endedAt,
            String how,
            String outcome) {}

    Told tell(String instance) {
        String root = database.sql(
                        "select coalesce(ROOT_PROC_INST_ID_, ID_) from ACT_HI_PROCINST where ID_ = :instance")
                .param("instance", instance)
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> new NotInHistory("No such case is in the history: it never was, or it was cleaned up."));
        List<Instance> instances = database.sql("""
                        select p.*, d.NAME_, d.VERSION_
                          from ACT_HI_PROCINST p left join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
                         where p.ROOT_PROC_INST_ID_ = :root
                         order by p.START_TIME_, p.ID_
                        """)
                .param("root", root)
                .query((row, number) -> read(row))
                .list();
        String caseId = database.sql("select BUSINESS_KEY_ from ACT_HI_PROCINST where ID_ = :root")
                .param("root", root)
                .query(String.class)
                .single();
        return new Told(root, instance, caseId, instances);
    }

    private static Instance read(ResultSet row) throws SQLException {
        String name = row.getString("NAME_");
        String process = row.getString("PROC_DEF_KEY_");
        Timestamp end = row.getTimestamp("END_TIME_");
        String outcome = row.getString("END_ACT_ID_");
        int version = row.getInt("VERSION_");
        boolean gone = row.wasNull();
        return new Instance(
                row.getString("ID_"),
                row.getString("SUPER_PROCESS_INSTANCE_ID_"),
                process,
                name == null ? process : name,
                gone ? null : version,
                row.getString("PROC_DEF_ID_"),
                row.getTimestamp("START_TIME_").toInstant(),
                end == null ? null : end.toInstant(),
                Asked.written(FindCases.how(end, row.getString("STATE_"), outcome)),
                outcome);
    }
}
