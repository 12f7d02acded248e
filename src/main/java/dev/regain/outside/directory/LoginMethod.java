package dev.regain.outside.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A way to sign in to an account, and when it was bound; who it names is sealed with this row as its place. */
@Entity
class LoginMethod {

    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID account;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LoginMethodKind kind;

    @Column(nullable = false)
    private byte[] sealed;

    @Column(nullable = false)
    private Instant heldFrom;

    private Instant heldUntil;

    protected LoginMethod() {}

    LoginMethod(UUID id, UUID account, LoginMethodKind kind, byte[] sealed, Instant heldFrom, Instant heldUntil) {
        this.id = id;
        this.account = account;
        this.kind = kind;
        this.sealed = sealed;
        this.heldFrom = heldFrom;
        this.heldUntil = heldUntil;
    }

    UUID id() {
        return id;
    }

    UUID account() {
        return account;
    }

    LoginMethodKind kind() {
        return kind;
    }

    byte[] sealed() {
        return sealed;
    }
}
