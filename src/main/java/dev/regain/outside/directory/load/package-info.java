/**
 * Loads files of accounts into the directory, with the command {@code import} or the setting
 * {@code regain.outside.directory.import}: a file is read line by line, each chunk of lines on any core, and what is new or
 * changed is written in the order of the file, with the place reached in the same transaction.
 */
@NamedInterface("import")
package dev.regain.outside.directory.load;

import org.springframework.modulith.NamedInterface;
