package dev.regain.outside.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Accounts extends JpaRepository<Account, UUID> {

    Optional<Account> findByAccountId(long accountId);

    List<Account> findByIdInOrderByAccountId(Collection<UUID> ids);
}
