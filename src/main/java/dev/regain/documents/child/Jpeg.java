package dev.regain.documents.child;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A JPEG's segments: whether they go on to the end, and end there. Cameras lay further pictures behind the first (CIPA
 * DC-007, multi-picture format); anything else behind it is not ours to keep.
 */
final class Jpeg {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APPLICATION_1 = 0xe1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ORIENTATION = 0x0112;

    private final byte[] content;
    private int at;
    private int orientation = Picture.UPRIGHT;

    private Jpeg(byte[] content) {
        this.content = content;
    }

    /**
     * @return which way up it is, as EXIF numbers it, 1 to 8
     * @throws BrokenDocument {@code truncated}, {@code trailing-data}, {@code unreadable}
     */
    static int check(byte[] content) throws BrokenDocument {
        Jpeg first = new Jpeg(content);
        first.picture();
        Jpeg next = new Jpeg(content);
        next.at = first.at;
        while (next.isAtMarker(START)) {
            next.picture();
        }
        if (!Polyglots.isBlank(content, next.at)) {
            throw new BrokenDocument("trailing-data");
        }
        return first.orientation;
    }

    private boolean isAtMarker(int marker) {
        return at + 1 < content.length && unsigned(at) == 0xff && unsigned(at + 1) == marker;
    }

    private void picture() throws BrokenDocument {
        at += 2;
        while (true) {
            int marker = marker();
            if (marker == END) {
                return;
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
                continue;
            }
            int length = length();
            if (marker == APPLICATION_1) {
                readOrientation(at + 2, at + length);
            }
            at += length;
            if (marker == SCAN) {
                skipScan();
            }
        }
    }

    private int marker() throws BrokenDocument {
        need(2);
        if (unsigned(at) != 0xff) {
            throw new BrokenDocument("unreadable");
        }
        while (unsigned(at) == 0xff) {
            at++;
            need(1);
        }
        return unsigned(at++);
    }

    private int length() throws BrokenDocument {
        need(2);
        int length = unsigned(at) << 8 | unsigned(at + 1);
        if (length < 2) {
            throw new BrokenDocument("unreadable");
        }
        need(length);
        return length;
    }

    /** In a scan 0xff is followed by 0 or a restart's number; anything else ends it. */
    private void skipScan() throws BrokenDocument {
        while (true) {
            need(2);
            int next = unsigned(at + 1);
            if (unsigned(at) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                return;
            }
            at++;
        }
    }

    /** A wrong claim turns the picture the wrong way, no more. */
    private void readOrientation(int from, int to) {
        if (!Polyglots.startsWith(content, from, EXIF)) {
            return;
        }
        ByteBuffer tiff = ByteBuffer.wrap(content, from + EXIF.length, to - from - EXIF.length)
                .slice();
        if (tiff.limit() < 8) {
            return;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int place = directory + 2 + 12 * entry;
            if (place + 12 > tiff.limit()) {
                return;
            }
            if ((tiff.getShort(place) & 0xffff) == ORIENTATION) {
                int claimed = tiff.getShort(place + 8);
                orientation = claimed >= 1 && claimed <= 8 ? claimed : Picture.UPRIGHT;
                return;
            }
        }
    }

    private void need(int bytes) throws BrokenDocument {
        if (at + bytes > content.length) {
            throw new BrokenDocument("truncated");
        }
    }

    private int unsigned(int place) {
        return content[place] & 0xff;
    }
}
