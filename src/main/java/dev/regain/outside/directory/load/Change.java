package dev.regain.outside.directory.load;

import dev.regain.outside.directory.store.ClueRow;
import java.util.List;
import java.util.UUID;

/**
 * What a line does to the rows of its account.
 *
 * @param was the account's fingerprint until now, null where it is new
 * @param gone the rows of clues that are to go
 * @param added the rows of clues that are to come
 */
record Change(UUID id, UUID was, UUID fingerprint, byte[] sealed, List<ClueRow> gone, List<ClueRow> added) {

    boolean isNew() {
        return was == null;
    }
}
