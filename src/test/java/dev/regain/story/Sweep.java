package dev.regain.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Looks for secrets, however they are written, wherever something is kept [S19]: in every value of every table, in a dump of the
 * database, the log, the folder of the object store, and what is new where temporary files are.
 */
final class Sweep {

    static final String TABLES = "tables";
    static final String DUMP = "dump";
    static final String LOG = "log";
    static final String OBJECTS = "objects";
    static final String TEMPORARY = "temporary files";

    private static final long LARGEST_FILE = 64L << 20;

    /** The data of a database, which is looked at through itself. */
    private static final String EMBEDDED_DATABASE = "embedded-pg";

    private final Needles.Search needles;
    private final Pattern codes;
    private final JdbcTemplate database;
    private final Path objects;
    private final Instant begun;
    private final Map<String, Set<String>> found = new TreeMap<>();
    private final Map<String, Long> looked = new TreeMap<>();

    /**
     * @param texts what people typed or were told
     * @param contents pieces of what they handed in
     * @param codes six digits, which stand in many an id by chance: they count where they stand alone, in texts
     * @param begun temporary files that were written to since then are looked at
     */
    Sweep(
            ApplicationContext product,
            Collection<String> texts,
            Collection<byte[]> contents,
            Collection<String> codes,
            Instant begun) {
        Needles pieces = new Needles();
        texts.forEach(text -> Disguises.of(text).forEach((name, bytes) -> pieces.add(text + " as " + name, bytes)));
        contents.forEach(
                content -> Disguises.of(content).forEach((name, bytes) -> pieces.add("a document as " + name, bytes)));
        needles = pieces.ready();
        this.codes = Pattern.compile("(?<![\\w.:+-])(" + String.join("|", codes) + ")(?![\\w:-])");
        database = product.getBean(JdbcTemplate.class);
        objects = Path.of(product.getEnvironment().getRequiredProperty("regain.outside.storage.folder"));
        this.begun = begun;
    }

    /** What was found, by where. */
    Map<String, Set<String>> everywhere() throws IOException {
        tables();
        dump();
        file(LOG, StoryLog.FILE);
        files(OBJECTS, objects, Instant.MIN);
        files(TEMPORARY, Path.of(System.getProperty("java.io.tmpdir")), begun);
        return found;
    }

    /** How much was looked at there, in bytes. */
    long looked(String where) {
        return looked.getOrDefault(where, 0L);
    }

    private void tables() {
        for (String table : names()) {
            database.query("select * from " + table, (RowCallbackHandler) row -> values(table, row));
        }
    }

    private List<String> names() {
        return database.queryForList(
                "select table_name from information_schema.tables where lower(table_schema) = 'public'"
                        + " and table_name not like 'flyway%'",
                String.class);
    }

    private void values(String table, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            Object value = row.getObject(column);
            if (value instanceof Clob large) {
                value = large.getSubString(1, (int) large.length());
            } else if (value instanceof Blob large) {
                value = large.getBytes(1, (int) large.length());
            }
            String place = table + "." + columns.getColumnName(column);
            if (value instanceof byte[] bytes) {
                bytes(TABLES, place, bytes);
            } else if (value != null) {
                bytes(TABLES, place, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
            }
            if (value instanceof String text) {
                codes(TABLES, place, text);
            }
        }
    }

    private void dump() {
        if (isPostgresql()) {
            names().forEach(table -> bytes(DUMP, table, copied(table)));
        } else {
            database.query("script nopasswords", (RowCallbackHandler)
                    row -> bytes(DUMP, "", row.getString(1).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private boolean isPostgresql() {
        return "PostgreSQL".equals(database.execute((ConnectionCallback<String>)
                open -> open.getMetaData().getDatabaseProductName()));
    }

    /** As {@code pg_dump} has it. */
    private byte[] copied(String table) {
        return database.execute((ConnectionCallback<byte[]>) open -> {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            try {
                open.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from " + table + ") to stdout", rows);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return rows.toByteArray();
        });
    }

    private void files(String where, Path folder, Instant since) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.endsWith(EMBEDDED_DATABASE) || !Files.isReadable(directory)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && attributes.size() <= LARGEST_FILE
                        && Files.isReadable(file)
                        && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
                    bytes(where, "a name", file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    file(where, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException meanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void file(String where, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        bytes(where, file.toString(), content);
        if (where.equals(LOG)) {
            codes(where, file.toString(), new String(content, StandardCharsets.UTF_8));
        }
    }

    private void bytes(String where, String place, byte[] content) {
        looked.merge(where, (long) content.length, Long::sum);
        needles.in(content, secret -> add(where, secret + " in " + place));
    }

    private void codes(String where, String place, String text) {
        Matcher code = codes.matcher(text);
        while (code.find()) {
            add(where, code.group() + " in " + place);
        }
    }

    private void add(String where, String what) {
        found.computeIfAbsent(where, none -> new TreeSet<>()).add(what);
    }
}
