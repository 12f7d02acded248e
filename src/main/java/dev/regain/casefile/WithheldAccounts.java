package dev.regain.casefile;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of a case that whoever approved it does not give back: what they marked, as it was when they decided. */
@Component
public class WithheldAccounts {

    private final JdbcClient database;

    WithheldAccounts(JdbcClient database) {
        this.database = database;
    }

    /** In the place of what an approval before this one withheld. */
    @Transactional
    public void replace(CaseId caseId, Set<UUID> accounts) {
        database.sql("delete from withheld_account where case_id = ?")
                .param(caseId.value())
                .update();
        add(caseId, accounts);
    }

    /** Besides those that are withheld already: an account goes back only where nobody withholds it. */
    @Transactional
    public void add(CaseId caseId, Set<UUID> accounts) {
        Set<UUID> before = of(caseId);
        accounts.stream().filter(account -> !before.contains(account)).forEach(account -> database.sql(
                        "insert into withheld_account (case_id, account) values (?, ?)")
                .params(caseId.value(), account)
                .update());
    }

    public Set<UUID> of(CaseId caseId) {
        List<UUID> accounts = database.sql("select account from withheld_account where case_id = ?")
                .param(caseId.value())
                .query(UUID.class)
                .list();
        return accounts.stream().collect(Collectors.toUnmodifiableSet());
    }
}
