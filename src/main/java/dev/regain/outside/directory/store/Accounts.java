package dev.regain.outside.directory.store;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Accounts extends JpaRepository<Account, UUID> {

    /** Whether it is on file: the index says so, the record stays closed. */
    @Query("select id from Account where id = ?1")
    Optional<UUID> find(UUID id);

    /** The account's row is the lock for all that is on file about it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Account where id = ?1")
    Optional<Account> lock(UUID id);
}
