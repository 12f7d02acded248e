package dev.regain.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a database keeps to know the keys that it was begun with. With others nobody would be found, nothing opened, and what is
 * written meanwhile would be lost to the right ones: so nothing begins with them. Keys that were rotated are still the same, for the
 * old ones stay among them.
 */
@Component
public class KeyMark {

    private static final String PURPOSE = "key-mark";
    private static final String TEXT = "regain";

    private final JdbcClient database;
    private final Keys keys;
    private final KeySettings settings;

    /** @param database asked directly: this is before anything else is made of it */
    KeyMark(DataSource database, Keys keys, KeySettings settings) {
        this.database = JdbcClient.create(database);
        this.keys = keys;
        this.settings = settings;
    }

    /**
     * A database that has no mark yet gets that of these keys, whoever of several nodes comes first.
     *
     * @throws IllegalStateException in a line, where the keys are not the database's
     */
    public void check() {
        if (made().isEmpty()) {
            make();
        }
        mismatch().ifPresent(line -> {
            throw new IllegalStateException(line);
        });
    }

    /** Where the keys are not the database's, which of them and what to do, in a line. It changes nothing. */
    public Optional<String> mismatch() {
        try {
            return made().flatMap(this::mismatch);
        } catch (BadSqlGrammarException none) {
            // No release that makes marks has started on it yet.
            return Optional.empty();
        }
    }

    private Optional<String> mismatch(Mark mark) {
        List<String> others = Stream.of(
                        mark.hashed().equals(hashed()) ? null : KeyFile.HASHING,
                        isOpenedBy(() -> keys.open(mark.sealed(), PURPOSE)) ? null : KeyFile.SEALING,
                        isOpenedBy(() -> streamed(mark.streamed())) ? null : KeyFile.STREAMING)
                .filter(file -> file != null)
                .map(KeyFile::fileName)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("The keys in " + settings.directory().toAbsolutePath()
                        + " are not those that this database was begun with (" + String.join(", ", others)
                        + "): put the right ones back, or set regain.keys.directory or spring.datasource.url.");
    }

    private Optional<Mark> made() {
        return database.sql("select hashed, sealed, streamed from key_mark where id = 1")
                .query((row, number) -> new Mark(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)))
                .optional();
    }

    private void make() {
        try {
            database.sql("insert into key_mark (id, hashed, sealed, streamed) values (1, ?, ?, ?)")
                    .params(hashed(), keys.seal(TEXT, PURPOSE), streamed())
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            // Theirs is compared with, like any other.
        }
    }

    private UUID hashed() {
        return keys.hash(PURPOSE, TEXT);
    }

    private byte[] streamed() {
        try {
            return keys.sealing(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), PURPOSE)
                    .readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void streamed(byte[] sealed) {
        try {
            keys.opening(new ByteArrayInputStream(sealed), PURPOSE).readAllBytes();
        } catch (IOException anotherKey) {
            throw new IllegalStateException(anotherKey);
        }
    }

    private static boolean isOpenedBy(Runnable opening) {
        try {
            opening.run();
            return true;
        } catch (IllegalStateException anotherKey) {
            return false;
        }
    }

    private record Mark(UUID hashed, byte[] sealed, byte[] streamed) {}
}
