package dev.regain.outside.directory.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, one after the other. A line that is too long is passed over without being kept, however long. */
final class Lines implements Closeable {

    /** An account with thousands of clues is shorter. */
    static final int LONGEST = 1 << 20;

    private static final int KEPT_OF_TOO_LONG = 256;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 18];
    private int next;
    private int filled;
    private long number;
    private long bytesRead;

    Lines(InputStream stream) {
        this.stream = stream;
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        if (next == filled && !fill()) {
            return null;
        }
        number++;
        byte[] line = new byte[0];
        boolean tooLong = false;
        do {
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong |= line.length + end - next > LONGEST;
            if (tooLong) {
                line = Arrays.copyOf(line, Math.min(line.length, KEPT_OF_TOO_LONG));
            } else {
                line = appended(line, end);
            }
            next = end;
            if (end < filled) {
                next++;
                return new Line(number, trimmed(line), tooLong, true);
            }
        } while (fill());
        return new Line(number, trimmed(line), tooLong, false);
    }

    /** To the end, without looking at them. */
    void passOver() throws IOException {
        while (fill()) {
            next = filled;
        }
    }

    private byte[] appended(byte[] line, int end) {
        if (line.length == 0) {
            return Arrays.copyOfRange(buffer, next, end);
        }
        byte[] longer = Arrays.copyOf(line, line.length + end - next);
        System.arraycopy(buffer, next, longer, line.length, end - next);
        return longer;
    }

    private byte[] trimmed(byte[] line) {
        int begin = number == 1 && line.length >= 3 && Arrays.equals(line, 0, 3, BOM, 0, 3) ? 3 : 0;
        int end = line.length > begin && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return begin == 0 && end == line.length ? line : Arrays.copyOfRange(line, begin, end);
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, stream.read(buffer));
        bytesRead += filled;
        return filled > 0;
    }

    /** Of the stream, in bytes; what is in the buffer counts. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
