package dev.regain.casefile;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Counts and hashes what passes, and stops at what is too much: what the sender says of its size is not asked. */
class MeasuredStream extends FilterInputStream {

    private final HashingInputStream content;
    private final long atMost;
    private final Supplier<NotTaken> tooMuch;
    private long size;

    /** @param tooMuch what more than that comes to */
    MeasuredStream(InputStream content, long atMost, Supplier<NotTaken> tooMuch) {
        this(new HashingInputStream(Hashing.sha256(), content), atMost, tooMuch);
    }

    private MeasuredStream(HashingInputStream content, long atMost, Supplier<NotTaken> tooMuch) {
        super(content);
        this.content = content;
        this.atMost = atMost;
        this.tooMuch = tooMuch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            size += read;
            if (size > atMost) {
                throw tooMuch.get();
            }
        }
        return read;
    }

    long size() {
        return size;
    }

    /** Of all that passed; to be asked once, at the end. */
    String sha256() {
        return content.hash().toString();
    }
}
