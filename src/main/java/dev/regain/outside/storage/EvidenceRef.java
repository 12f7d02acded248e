package dev.regain.outside.storage;

/**
 * An object in the store.
 *
 * @param name of ours: letters, digits, {@code - . /}; says nothing about a person
 * @param sha256 in hexadecimal, of the content before it was sealed
 */
public record EvidenceRef(String name, String sha256) {}
