package dev.regain.outside.directory.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.regain.outside.directory.wire.BrokenField;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file of rejected lines, beside the file that was read: number, field, rule, reason and the line's beginning, as CSV.
 * It holds people's data, so only its owner reads it; it is there only where something was rejected.
 */
final class Rejects implements Closeable {

    private static final int LONGEST_SHOWN = 2_000;
    private static final String READ_AS_FORMULA = "=+-@\t\r";

    private final Path file;
    private FileChannel channel;
    private long length;

    Rejects(Path file) {
        this.file = file;
    }

    /** Forgets what was written after the place that counts. */
    void cutTo(long length) throws IOException {
        this.length = length;
        if (length == 0) {
            close();
            Files.deleteIfExists(file);
        } else {
            open().truncate(length);
        }
    }

    void add(Reject reject) throws IOException {
        StringWriter rows = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(rows)) {
            if (length == 0) {
                csv.writeRecord("line", "field", "rule", "reason", "text");
            }
            String text = shown(reject.line());
            for (BrokenField broken : reject.broken()) {
                csv.writeRecord(
                        Long.toString(reject.line().number()), broken.field(), broken.rule(), broken.detail(), text);
                // Once is enough: a line may be long, and break many rules.
                text = "";
            }
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        FileChannel open = open();
        for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
            open.write(left, length + left.position());
        }
        length += bytes.length;
    }

    /** As far as it can be read; a spreadsheet shall not take it for a formula. */
    private static String shown(Line line) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        text = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return !text.isEmpty() && READ_AS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        }
        return channel;
    }

    /** @return how long the file is, all of it on the disk */
    long safe() throws IOException {
        if (channel != null) {
            channel.force(false);
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
