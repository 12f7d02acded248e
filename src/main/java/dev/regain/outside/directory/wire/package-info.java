/**
 * How the provider's systems tell an account: one form, for a line of a file, the body of a request and the sandbox's demo
 * accounts. {@code docs/directory-formats.md} describes it.
 */
package dev.regain.outside.directory.wire;
