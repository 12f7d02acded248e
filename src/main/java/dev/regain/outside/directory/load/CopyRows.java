package dev.regain.outside.directory.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary COPY format: for each row the number of its fields, for each field its length and its bytes,
 * big-endian; a timestamp is microseconds since 2000. See "Binary Format" in the manual's page on COPY.
 */
final class CopyRows {

    static final byte[] HEADER =
            Arrays.copyOf("PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1), 19); // no flags, no extension
    static final byte[] TRAILER = {-1, -1};

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long EPOCH_2000_SECONDS = 946_684_800L;

    private byte[] bytes;
    private int length;

    CopyRows(int expected) {
        bytes = new byte[expected];
    }

    CopyRows row(int fields) {
        room(2);
        bytes[length++] = (byte) (fields >>> 8);
        bytes[length++] = (byte) fields;
        return this;
    }

    CopyRows uuid(UUID value) {
        if (value == null) {
            return missing();
        }
        room(20);
        put(16);
        put(value.getMostSignificantBits());
        put(value.getLeastSignificantBits());
        return this;
    }

    CopyRows time(Instant value) {
        if (value == null) {
            return missing();
        }
        room(12);
        put(8);
        put((value.getEpochSecond() - EPOCH_2000_SECONDS) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    CopyRows bytes(byte[] value) {
        room(4 + value.length);
        put(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    private CopyRows missing() {
        room(4);
        put(-1);
        return this;
    }

    private void put(int number) {
        INT.set(bytes, length, number);
        length += Integer.BYTES;
    }

    private void put(long number) {
        LONG.set(bytes, length, number);
        length += Long.BYTES;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
