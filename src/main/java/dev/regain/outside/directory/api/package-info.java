/**
 * Accounts one by one over HTTP, for systems that keep the directory up to date: the same form as the files, a token for
 * each client, problems by RFC 9457.
 */
package dev.regain.outside.directory.api;
