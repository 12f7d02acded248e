package dev.regain.outside.directory.store;

import dev.regain.outside.directory.ClueKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A row of a clue's table.
 *
 * @param kind which table
 * @param hash of the clue, keyed
 * @param until null while it is held
 */
public record ClueRow(ClueKind kind, UUID hash, UUID account, Instant from, Instant until) {

    /** The kinds that have a table; an account's own number is its row's id. */
    public static final List<ClueKind> KINDS = Arrays.stream(ClueKind.values())
            .filter(kind -> kind != ClueKind.ACCOUNT_ID)
            .toList();

    /** The narrow table that holds this kind. */
    public static String table(ClueKind kind) {
        if (kind == ClueKind.ACCOUNT_ID) {
            throw new IllegalArgumentException("an account's own number has no table");
        }
        return "clue_" + kind.name().toLowerCase(Locale.ROOT);
    }
}
