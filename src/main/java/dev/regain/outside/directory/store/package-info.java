/** The directory in our own database: sealed records, and narrow tables of keyed hashes to find them by. */
package dev.regain.outside.directory.store;
