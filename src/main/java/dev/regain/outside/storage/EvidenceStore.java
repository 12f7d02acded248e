package dev.regain.outside.storage;

import java.io.IOException;
import java.io.InputStream;

/** Where documents lie for as long as they are needed, sealed by us. */
public interface EvidenceStore {

    /**
     * Stores what is read, under this name; the same name again replaces it, so that storing can be tried again.
     *
     * @param size of the content, in bytes
     * @throws NotStored where the content could not be read or the store did not take it; trying again later may help
     */
    EvidenceRef put(String name, InputStream content, long size);

    /**
     * The content, opened as it is read.
     *
     * @return a stream whose reading fails with an {@link IOException} where the object is not what was stored: changed, cut
     *     off, or another one. What counts is known at its end only
     * @throws NotStored where the store does not give it; trying again later may help
     */
    InputStream open(EvidenceRef ref);

    /**
     * Deletes the object; one that is not there is deleted already.
     *
     * @throws NotStored where the store could not be asked
     */
    void delete(String name);

    /** The store refused or could not be reached. */
    final class NotStored extends RuntimeException {

        NotStored(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
