package dev.regain.casefile;

/**
 * Where the content is, in the evidence store.
 *
 * @param name of ours
 * @param sha256 in hexadecimal, of the content before it was sealed; checked whenever it is read
 */
public record StoredObject(String name, String sha256) {}
