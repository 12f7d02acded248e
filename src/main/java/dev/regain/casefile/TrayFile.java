package dev.regain.casefile;

import java.util.UUID;

/**
 * A file in the in-tray.
 *
 * @param slot the form's field, one of {@link Slots}
 * @param name as the applicant's device calls it, without folders and invisible signs, 255 code points at most; data only
 * @param type by content: {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 * @param size in bytes
 * @param sha256 in hexadecimal
 * @param rule which rule the inspection found broken, or null; the content of such a file is gone
 * @param pages how many pages it has, or null before the inspection
 * @param hasThumbnail whether there is a small picture of its first page
 * @param scan what the scanner said, or null before it was asked
 */
public record TrayFile(
        UUID id,
        String slot,
        String name,
        String type,
        long size,
        String sha256,
        String rule,
        Integer pages,
        boolean hasThumbnail,
        Scan scan) {

    public boolean isRefused() {
        return rule != null;
    }

    public boolean isInspected() {
        return pages != null;
    }

    @Override
    public String toString() {
        return "TrayFile[" + id + "]";
    }
}
