package dev.regain.outside.directory;

import java.time.Instant;

/**
 * An account that holds or held a clue.
 *
 * @param from when it began to hold it
 * @param until when it ceased to, or null while it holds it
 */
public record Match(AccountRef account, Instant from, Instant until) {}
