package dev.regain.outside.directory.load;

import com.google.common.base.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param bytes without the line break; where it is too long, its beginning
 * @param ended whether a line break follows
 */
record Line(long number, byte[] bytes, boolean tooLong, boolean ended) {

    boolean isUtf8() {
        return Utf8.isWellFormed(bytes);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    boolean isAscii() {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
