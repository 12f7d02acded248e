package dev.regain.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Tink seals what is written; whoever stores something wants to read it. Holds a few kilobytes at a time. */
class SealingStream extends InputStream {

    private static final int PIECE = 16 * 1024;

    private final InputStream clear;
    private final Drain drain = new Drain();
    private final OutputStream sealing;
    private final byte[] piece = new byte[PIECE];
    private boolean ended;

    SealingStream(InputStream clear, Sealing sealing) {
        this.clear = clear;
        try {
            this.sealing = sealing.into(drain);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("could not seal", broken);
        }
    }

    interface Sealing {
        OutputStream into(OutputStream sealed) throws GeneralSecurityException, IOException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (drain.isEmpty() && !ended) {
            int read = clear.read(piece);
            if (read < 0) {
                ended = true;
                sealing.close();
            } else {
                sealing.write(piece, 0, read);
            }
        }
        return drain.isEmpty() ? -1 : drain.take(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        clear.close();
    }

    private static class Drain extends ByteArrayOutputStream {

        private int taken;

        boolean isEmpty() {
            return taken == count;
        }

        int take(byte[] into, int offset, int length) {
            int now = Math.min(length, count - taken);
            System.arraycopy(buf, taken, into, offset, now);
            taken += now;
            if (isEmpty()) {
                taken = 0;
                reset();
            }
            return now;
        }
    }
}
