package dev.regain.documents.child;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A JPEG or PNG: one page. Its size is read before anything is decoded, and no more is decoded than is drawn. */
class Picture implements Paper {

    /** TIFF's orientation: the first row is the top, the first column the left. */
    static final int UPRIGHT = 1;

    private static final long MOST_PIXELS = 50_000_000;

    private final byte[] content;
    private final int orientation;

    /** @param orientation as TIFF and EXIF number it, 1 to 8 */
    Picture(byte[] content, int orientation) throws BrokenDocument {
        this.content = content;
        this.orientation = orientation;
        if (Polyglots.isArchive(content)) {
            throw new BrokenDocument("trailing-data");
        }
    }

    @Override
    public int pages() {
        return 1;
    }

    @Override
    public BufferedImage draw(int page) throws BrokenDocument, IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new BrokenDocument("unreadable");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return upright(Pictures.fitted(decoded(reader), Pictures.PAGE));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decoded(ImageReader reader) throws BrokenDocument, IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw new BrokenDocument("too-many-pixels");
        }
        ImageReadParam wanted = reader.getDefaultReadParam();
        int each = (int) Math.max(1, Math.max(width, height) / (2L * Pictures.PAGE));
        wanted.setSourceSubsampling(each, each, 0, 0);
        return reader.read(0, wanted);
    }

    private BufferedImage upright(BufferedImage picture) {
        if (orientation == UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean isTurned = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(isTurned ? height : width, isTurned ? width : height, BufferedImage.TYPE_INT_RGB);
        Pictures.draw(picture, upright, turn(width, height));
        return upright;
    }

    private AffineTransform turn(int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
