package dev.regain.outside.storage;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** At its end, fails where what was read is not what was stored. */
class CheckedStream extends FilterInputStream {

    private final HashingInputStream content;
    private final String wanted;
    private boolean checked;

    /** @param wanted its SHA-256 in hex */
    CheckedStream(InputStream content, String wanted) {
        this(new HashingInputStream(Hashing.sha256(), content), wanted);
    }

    private CheckedStream(HashingInputStream content, String wanted) {
        super(content);
        this.content = content;
        this.wanted = wanted;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read < 0 && !checked) {
            if (!content.hash().toString().equals(wanted)) {
                throw new IOException("an object is not what was stored");
            }
            checked = true;
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
