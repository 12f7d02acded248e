package dev.regain.outside.directory;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface LoginMethods extends JpaRepository<LoginMethod, UUID> {

    List<LoginMethod> findByAccountInAndHeldUntilIsNullOrderByHeldFrom(Collection<UUID> accounts);

    @Modifying
    @Query("delete from LoginMethod where account = ?1")
    void deleteByAccount(UUID account);
}
