package dev.regain.outside.directory.load;

import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.wire.AccountCsv;
import dev.regain.outside.directory.wire.AccountJson;
import dev.regain.outside.directory.wire.BrokenAccount;
import dev.regain.outside.directory.wire.BrokenField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A file of accounts: whether it is CSV or NDJSON, and how its lines are read. What is wrong with all of it is told at once. */
final class Source {

    private static final int HEAD = 1 << 16;

    private final Path file;
    private final byte[] head;
    private final AccountCsv csv;
    private final long size;
    private final long modified;

    private Source(Path file, byte[] head, AccountCsv csv, long size, long modified) {
        this.file = file;
        this.head = head;
        this.csv = csv;
        this.size = size;
        this.modified = modified;
    }

    static Source of(Path file) throws CannotRead, IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CannotRead(file + " is not a file that can be read.");
        }
        byte[] head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
        refuseOtherEncodings(file, head);
        return new Source(
                file,
                head,
                isCsv(file, head) ? csv(file, head) : ndjson(file, head),
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis());
    }

    private static void refuseOtherEncodings(Path file, byte[] head) throws CannotRead, IOException {
        if (head.length > 1 && ((head[0] & 0xFF) == 0xFE || (head[0] & 0xFF) == 0xFF)) {
            throw notUtf8(file, "UTF-16");
        }
        int good = 0;
        int bad = 0;
        Lines lines = new Lines(new ByteArrayInputStream(head));
        for (Line line = lines.next(); line != null && (line.ended() || head.length < HEAD); line = lines.next()) {
            if (!line.isAscii()) {
                good += line.isUtf8() ? 1 : 0;
                bad += line.isUtf8() ? 0 : 1;
            }
        }
        if (bad > good) {
            throw notUtf8(file, "GBK");
        }
    }

    private static CannotRead notUtf8(Path file, String from) {
        return new CannotRead(file + " is not UTF-8. Convert it: iconv -f " + (from.equals("GBK") ? "GB18030" : from)
                + " -t UTF-8 " + file.getFileName() + (from.equals("GBK") ? " (if it is GBK)." : "."));
    }

    private static boolean isCsv(Path file, byte[] head) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return true;
        }
        boolean named = name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json");
        return !named
                && !new String(head, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    private static AccountCsv csv(Path file, byte[] head) throws CannotRead, IOException {
        Line first = new Lines(new ByteArrayInputStream(head)).next();
        if (first == null || first.isBlank()) {
            throw new CannotRead(file + " is empty: its first line must name the columns.");
        }
        try {
            return AccountCsv.withHeader(first.text());
        } catch (IllegalArgumentException wrong) {
            throw new CannotRead(file + ": " + wrong.getMessage());
        }
    }

    private static AccountCsv ndjson(Path file, byte[] head) throws CannotRead {
        if (new String(head, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .startsWith("[")) {
            throw new CannotRead(file + " is a JSON array: one account a line, without brackets and commas around them"
                    + " (jq -c '.[]' makes such lines).");
        }
        return null;
    }

    /** The same until the file is changed. */
    String identity() {
        return size + "/" + modified + "/" + HexFormat.of().formatHex(head, 0, Math.min(head.length, 4096));
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    /**
     * All lines of accounts.
     *
     * @param content is fed with all that is read
     */
    Lines lines(MessageDigest content) throws IOException {
        Lines lines = new Lines(new DigestInputStream(Files.newInputStream(file), content));
        if (csv != null) {
            lines.next();
        }
        return lines;
    }

    AccountRecord read(Line line, LocalDate today) throws BrokenAccount {
        if (line.tooLong()) {
            throw broken("too-long");
        }
        if (!line.isUtf8()) {
            throw broken(line.ended() ? "encoding" : "truncated");
        }
        // A cell that was cut is a cell; only the end of the line says that it is whole.
        if (csv != null && !line.ended()) {
            throw broken("truncated");
        }
        try {
            return csv != null ? csv.read(line.text(), today) : AccountJson.read(line.bytes(), today);
        } catch (BrokenAccount wrong) {
            boolean isCut = !line.ended() && wrong.fields().equals(List.of(new BrokenField("", "format")));
            throw isCut ? broken("truncated") : wrong;
        }
    }

    private static BrokenAccount broken(String rule) {
        return new BrokenAccount(List.of(new BrokenField("", rule)));
    }
}
