package dev.regain.casefile;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of a case that whoever approved it gives back, and no others: what they ticked, as it was when they decided. */
@Component
public class ReturnedAccounts {

    private final JdbcClient database;

    ReturnedAccounts(JdbcClient database) {
        this.database = database;
    }

    /** In the place of what an approval before this one gave back. */
    @Transactional
    public void replace(CaseId caseId, Set<UUID> accounts) {
        database.sql("delete from returned_account where case_id = ?")
                .param(caseId.value())
                .update();
        accounts.forEach(account -> database.sql("insert into returned_account (case_id, account) values (?, ?)")
                .params(caseId.value(), account)
                .update());
    }

    /** Of those that are given back already, these only: an account goes back where everybody who approves gives it back. */
    @Transactional
    public void keepOnly(CaseId caseId, Set<UUID> accounts) {
        replace(caseId, of(caseId).stream().filter(accounts::contains).collect(Collectors.toSet()));
    }

    public Set<UUID> of(CaseId caseId) {
        List<UUID> accounts = database.sql("select account from returned_account where case_id = ?")
                .param(caseId.value())
                .query(UUID.class)
                .list();
        return accounts.stream().collect(Collectors.toUnmodifiableSet());
    }
}
