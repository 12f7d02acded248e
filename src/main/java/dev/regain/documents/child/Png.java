package dev.regain.documents.child;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A PNG's chunks: whether they go on to the end, and end there. */
final class Png {

    private static final int SIGNATURE = 8;
    private static final int AROUND_CONTENT = 12;

    private Png() {}

    /** @throws BrokenDocument {@code truncated}, {@code trailing-data} */
    static void check(byte[] content) throws BrokenDocument {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int at = SIGNATURE;
        while (at + AROUND_CONTENT <= content.length) {
            long length = Integer.toUnsignedLong(bytes.getInt(at));
            String kind = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (at + AROUND_CONTENT + length > content.length) {
                break;
            }
            at += AROUND_CONTENT + (int) length;
            if (kind.equals("IEND")) {
                if (!Polyglots.isBlank(content, at)) {
                    throw new BrokenDocument("trailing-data");
                }
                return;
            }
        }
        throw new BrokenDocument("truncated");
    }
}
