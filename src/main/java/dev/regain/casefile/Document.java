package dev.regain.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document that was inspected and stored.
 *
 * @param id of the document, and of the file in the in-tray that it was
 * @param slot the form's field, one of {@link Slots}
 * @param name as the applicant's device calls it; data only
 * @param type {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 * @param size in bytes
 * @param original what the applicant handed in, byte by byte; not to be opened without need
 * @param pages a safe picture of each page, PNG
 */
public record Document(
        UUID id,
        String slot,
        String name,
        Instant storedAt,
        String type,
        long size,
        Scan scan,
        StoredObject original,
        List<StoredObject> pages,
        Findings findings) {

    @Override
    public String toString() {
        return "Document[" + id + "]";
    }
}
