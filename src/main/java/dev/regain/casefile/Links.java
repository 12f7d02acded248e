package dev.regain.casefile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases have something in common: by keyed hashes, so that nothing of them is opened. */
@Component
public class Links {

    /** Of each kind, the newest: more tell nothing more. */
    private static final int MOST = 200;

    private static final String NEWEST =
            " and file.for_review_since is not null order by file.for_review_since desc, file.id limit " + MOST;

    private final JdbcClient database;

    Links(JdbcClient database) {
        this.database = database;
    }

    /**
     * The other cases that reviewers look at or looked at, and that have something in common with this one; of each kind the
     * newest 200. Recoveries and drafts, which anybody can begin by the thousand, crowd none of them out.
     *
     * @param accounts those that this case is about
     */
    public Map<CaseId, Set<Shared>> of(CaseId caseId, Set<UUID> accounts) {
        Map<CaseId, Set<Shared>> links = new LinkedHashMap<>();
        for (Shared kind : Shared.values()) {
            sharing(kind, caseId, accounts)
                    .forEach(other -> links.computeIfAbsent(new CaseId(other), first -> EnumSet.noneOf(Shared.class))
                            .add(kind));
        }
        return links;
    }

    private List<UUID> sharing(Shared kind, CaseId caseId, Set<UUID> accounts) {
        return switch (kind) {
            case FILE -> sharingFile(caseId);
            case ACCOUNT -> accounts.isEmpty() ? List.of() : sharingAccount(caseId, accounts);
            default -> sharingEntry(kind, caseId);
        };
    }

    private List<UUID> sharingEntry(Shared kind, CaseId caseId) {
        return database.sql("select distinct file.id, file.for_review_since from case_entry own"
                        + " join case_entry other on other.hash = own.hash and other.case_id <> own.case_id"
                        + " join case_file file on file.id = other.case_id"
                        + " where own.case_id = :case and own.entry in (:entries)" + NEWEST)
                .param("case", caseId.value())
                .param(
                        "entries",
                        Arrays.stream(Entry.values())
                                .filter(entry ->
                                        Shared.by(entry).filter(kind::equals).isPresent())
                                .map(Enum::name)
                                .toList())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private List<UUID> sharingFile(CaseId caseId) {
        return database.sql("select distinct file.id, file.for_review_since from case_document own"
                        + " join case_document other on other.content_hash = own.content_hash and other.case_id <> own.case_id"
                        + " join case_file file on file.id = other.case_id"
                        + " where own.case_id = :case" + NEWEST)
                .param("case", caseId.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private List<UUID> sharingAccount(CaseId caseId, Set<UUID> accounts) {
        return database.sql("select distinct file.id, file.for_review_since from case_account other"
                        + " join case_file file on file.id = other.case_id"
                        + " where other.account in (:accounts) and other.case_id <> :case" + NEWEST)
                .param("accounts", accounts)
                .param("case", caseId.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** How many other cases came upon one of the accounts, and are not for reviewers to look at. */
    public int recoveriesOf(CaseId caseId, Set<UUID> accounts) {
        return accounts.isEmpty()
                ? 0
                : database.sql("select count(distinct other.case_id) from case_account other"
                                + " join case_file file on file.id = other.case_id"
                                + " where other.account in (:accounts) and other.case_id <> :case"
                                + " and file.for_review_since is null")
                        .param("accounts", accounts)
                        .param("case", caseId.value())
                        .query(Integer.class)
                        .single();
    }
}
