package dev.regain.outside.directory;

import java.util.UUID;

/** An account as the rest of the house refers to it: a reference of ours that says nothing about the account. */
public record AccountRef(UUID value) {}
