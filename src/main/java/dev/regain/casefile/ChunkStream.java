package dev.regain.casefile;

import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chunks of a file one after the other, each read when it is needed. */
class ChunkStream extends InputStream {

    private final JdbcClient database;
    private final UUID file;
    private byte[] chunk = {};
    private int at;
    private int place;

    ChunkStream(JdbcClient database, UUID file) {
        this.database = database;
        this.file = file;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : chunk[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int now = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, now);
        at += now;
        return now;
    }

    private boolean isAtEnd() {
        if (at == chunk.length) {
            chunk = database.sql("select sealed from tray_chunk where file_id = ? and place = ?")
                    .params(file, place++)
                    .query(byte[].class)
                    .optional()
                    .orElse(new byte[0]);
            at = 0;
        }
        return chunk.length == 0;
    }
}
