package dev.regain.outside.ocr;

import java.io.InputStream;
import java.util.Optional;

/** Somebody who reads what stands in a picture. */
public interface TextReader {

    /**
     * @param picture a PNG that we made ourselves
     * @return the text, as well as it could be read; nothing where nobody is there to read
     * @throws NotRead where the reader failed; trying again later may help
     */
    Optional<String> read(InputStream picture);

    /** The reader failed. Says how, never what it read. */
    final class NotRead extends RuntimeException {

        NotRead(String why) {
            super(why);
        }
    }
}
