package dev.regain.flow;

import java.io.IOException;
import java.io.InputStream;

/** A request whose files are handed on while they arrive; its other fields are parameters, those before the first file at once. */
public interface FormWithFiles {

    interface Taker {

        /** @param name as the sender calls the file */
        void take(String field, String name, InputStream content) throws IOException;
    }

    /**
     * Hands over the files in the order in which they come; a field for a file that was left empty is none.
     *
     * @throws IOException where the form breaks off; what was handed over by then was whole
     */
    void eachFile(Taker taker) throws IOException;
}
