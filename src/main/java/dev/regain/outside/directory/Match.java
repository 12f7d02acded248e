package dev.regain.outside.directory;

import java.time.Instant;

/**
 * An account that holds or held a clue.
 *
 * @param from when it began to hold it; null for its own number, which it has had from the beginning
 * @param until when it ceased to, or null while it holds it
 */
public record Match(AccountRef account, Instant from, Instant until) {

    public static Match ofOwnNumber(AccountRef account) {
        return new Match(account, null, null);
    }
}
