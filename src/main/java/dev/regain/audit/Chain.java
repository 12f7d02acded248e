package dev.regain.audit;

import dev.regain.keys.Keys;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What ties an entry to the one before it: HMAC-SHA-256, 16 bytes. Who has the database alone cannot make one. */
final class Chain {

    private static final UUID BEFORE_THE_FIRST = new UUID(0, 0);

    private final Keys keys;

    Chain(Keys keys) {
        this.keys = keys;
    }

    /**
     * Its number is not in it: an entry's place is by the one before it.
     *
     * @param before the link of the entry before, or null for the first
     */
    UUID link(UUID before, AuditEntry entry) {
        return keys.hash(
                "audit-entry",
                text(
                        before == null ? BEFORE_THE_FIRST : before,
                        entry.at(),
                        entry.staff(),
                        entry.act(),
                        entry.caseId(),
                        entry.what(),
                        entry.why()));
    }

    /** Of the end: without it, a log that was cut off would look whole. */
    UUID mark(long number, UUID last) {
        return keys.hash("audit-head", text(number, last));
    }

    /** Each with its length, so that no two lists make the same text. */
    private static String text(Object... parts) {
        return List.of(parts).stream()
                .map(Object::toString)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
