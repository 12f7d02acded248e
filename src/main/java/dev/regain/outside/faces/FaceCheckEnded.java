package dev.regain.outside.faces;

/**
 * An adapter heard that a check is over. A hint to fetch the result now, nothing more.
 *
 * @param reference of the check, as {@link FaceProvider#begin} gave it
 */
public record FaceCheckEnded(String reference) {}
