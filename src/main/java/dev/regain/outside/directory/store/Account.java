package dev.regain.outside.directory.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** An account's row. All that is on record is in {@code sealed}, with this row as its place. */
@Entity
class Account implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID fingerprint;

    @Column(nullable = false)
    private byte[] sealed;

    @Transient
    private boolean stored;

    protected Account() {}

    Account(UUID id, UUID fingerprint, byte[] sealed) {
        this.id = id;
        describe(fingerprint, sealed);
    }

    final void describe(UUID fingerprint, byte[] sealed) {
        this.fingerprint = fingerprint;
        this.sealed = sealed;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID fingerprint() {
        return fingerprint;
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
