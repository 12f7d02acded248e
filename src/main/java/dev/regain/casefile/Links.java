package dev.regain.casefile;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases have something in common: by keyed hashes, so that nothing of them is opened. */
@Component
public class Links {

    /** More than these tell nothing more; somebody may have typed one account's number a thousand times. */
    private static final int MOST = 200;

    private final JdbcClient database;

    Links(JdbcClient database) {
        this.database = database;
    }

    /**
     * The other cases on file, begun or ended, that have something in common with this one; of each kind 200 at most.
     *
     * @param accounts those that this case is about
     */
    public Map<CaseId, Set<Shared>> of(CaseId caseId, Set<UUID> accounts) {
        Map<CaseId, Set<Shared>> links = new LinkedHashMap<>();
        database.sql("select other.case_id, other.entry as shared from case_entry own"
                        + " join case_entry other on other.hash = own.hash and other.case_id <> own.case_id"
                        + " where own.case_id = ? limit " + MOST)
                .param(caseId.value())
                .query((row, number) -> new Same(
                        row.getObject("case_id", UUID.class),
                        Shared.by(Entry.valueOf(row.getString("shared"))).orElseThrow()))
                .list()
                .forEach(same -> add(links, same.caseId(), same.shared()));
        database.sql("select distinct other.case_id from case_document own join case_document other"
                        + " on other.content_hash = own.content_hash and other.case_id <> own.case_id"
                        + " where own.case_id = ? limit " + MOST)
                .param(caseId.value())
                .query(UUID.class)
                .list()
                .forEach(other -> add(links, other, Shared.FILE));
        for (UUID account : accounts) {
            database.sql("select case_id from case_account where account = ? and case_id <> ? limit " + MOST)
                    .params(account, caseId.value())
                    .query(UUID.class)
                    .list()
                    .forEach(other -> add(links, other, Shared.ACCOUNT));
        }
        return links;
    }

    private record Same(UUID caseId, Shared shared) {}

    private static void add(Map<CaseId, Set<Shared>> links, UUID caseId, Shared shared) {
        links.computeIfAbsent(new CaseId(caseId), other -> EnumSet.noneOf(Shared.class))
                .add(shared);
    }
}
