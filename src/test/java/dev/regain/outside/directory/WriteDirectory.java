package dev.regain.outside.directory;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Writes a made-up directory as an import file: {@code ./mvnw test -Dtest=WriteDirectory -Daccounts=1000000
 * -Dfile=directory.ndjson -Dseed=1}. Not among the tests of a build.
 */
class WriteDirectory {

    @Test
    void to_a_file() throws IOException {
        int accounts = Integer.getInteger("accounts", 10_000);
        Path file = Path.of(System.getProperty("file", "target/directory.ndjson"));
        long rows = new MadeUpDirectory(Long.getLong("seed", 1), accounts).write(file);
        System.out.printf("%s: %,d accounts, %,d rows of clues%n", file, accounts, rows);
    }
}
