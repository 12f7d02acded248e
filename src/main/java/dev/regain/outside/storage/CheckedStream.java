package dev.regain.outside.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** At its end, fails where what was read is not what was stored. */
class CheckedStream extends FilterInputStream {

    private final MessageDigest digest;
    private final String wanted;
    private boolean checked;

    CheckedStream(InputStream content, MessageDigest digest, String wanted) {
        super(content);
        this.digest = digest;
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
        if (read > 0) {
            digest.update(into, offset, read);
        } else if (read < 0 && !checked) {
            if (!HexFormat.of().formatHex(digest.digest()).equals(wanted)) {
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
