package dev.regain.outside.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** An account's row. What is personal is in {@code sealed}, with this row as its place. */
@Entity
class Account implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(nullable = false, unique = true)
    private long accountId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Verification verification;

    @Column(nullable = false)
    private LocalDate registeredOn;

    @Column(nullable = false)
    private byte[] sealed;

    @Transient
    private boolean stored;

    protected Account() {}

    Account(UUID id, long accountId) {
        this.id = id;
        this.accountId = accountId;
    }

    void describe(Verification verification, LocalDate registeredOn, byte[] sealed) {
        this.verification = verification;
        this.registeredOn = registeredOn;
        this.sealed = sealed;
    }

    @Override
    public UUID getId() {
        return id;
    }

    long accountId() {
        return accountId;
    }

    Verification verification() {
        return verification;
    }

    LocalDate registeredOn() {
        return registeredOn;
    }

    byte[] sealed() {
        return sealed;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
