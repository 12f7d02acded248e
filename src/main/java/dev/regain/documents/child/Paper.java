package dev.regain.documents.child;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** A document that broke no rule so far. */
interface Paper extends AutoCloseable {

    int pages();

    /**
     * Draws a page anew; nothing of the document but its looks is in the picture.
     *
     * @param page from 0
     */
    BufferedImage draw(int page) throws BrokenDocument, IOException;

    String text() throws IOException;

    @Override
    void close() throws IOException;

    /** @throws BrokenDocument {@code truncated}, {@code trailing-data}, {@code unreadable} and what the kinds add */
    static Paper of(String type, byte[] content) throws BrokenDocument, IOException {
        switch (type) {
            case "image/jpeg":
                return new Picture(content, Jpeg.check(content));
            case "image/png":
                Png.check(content);
                return new Picture(content, Picture.UPRIGHT);
            case "application/pdf":
                return new Pdf(content);
            default:
                throw new BrokenDocument("type");
        }
    }
}
