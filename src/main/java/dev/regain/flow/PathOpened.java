package dev.regain.flow;

/**
 * The first page of a path was opened, by whomever and for whatever; there is no case yet, and maybe there will be none.
 *
 * @param process the path's process, by its id
 */
public record PathOpened(String process) {}
