package dev.regain.documents.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Words across a picture, again and again: whoever takes a picture of it takes them along. */
final class Watermark {

    /** PDFBox's own, for a server needs no fonts. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final Color INK = new Color(0xb0, 0x10, 0x10, 0x38);
    private static final Color EDGE = new Color(0xff, 0xff, 0xff, 0x30);

    private static final double TURN = -Math.PI / 7;

    /** Of the letters, by the picture's longer side; of the space between words, by the letters. */
    private static final double SIZE = 1.0 / 48;

    private static final double BESIDE = 3;
    private static final double BELOW = 6.5;

    private Watermark() {}

    static BufferedImage on(BufferedImage picture, String words) throws IOException {
        double size = Math.max(picture.getWidth(), picture.getHeight()) * SIZE;
        GeneralPath line = outline(words, size);
        double width = line.getBounds2D().getWidth() + BESIDE * size;
        double reach = Math.hypot(picture.getWidth(), picture.getHeight());
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.translate(picture.getWidth() / 2.0, picture.getHeight() / 2.0);
        pen.rotate(TURN);
        int row = 0;
        for (double y = -reach / 2; y < reach / 2; y += BELOW * size) {
            double shift = row++ % 2 * width / 2;
            for (double x = -reach / 2 - shift; x < reach / 2; x += width) {
                AffineTransform place = AffineTransform.getTranslateInstance(x, y);
                pen.setColor(EDGE);
                pen.draw(place.createTransformedShape(line));
                pen.setColor(INK);
                pen.fill(place.createTransformedShape(line));
            }
        }
        pen.dispose();
        return picture;
    }

    private static GeneralPath outline(String words, double size) throws IOException {
        try (InputStream file = PDFont.class.getResourceAsStream(FONT);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            double scale = size / font.getUnitsPerEm();
            GeneralPath line = new GeneralPath();
            double x = 0;
            for (int sign : words.codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(sign);
                if (font.getGlyph().getGlyph(glyph) != null) {
                    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, 0);
                    line.append(font.getGlyph().getGlyph(glyph).getPath().createTransformedShape(place), false);
                }
                x += font.getAdvanceWidth(glyph) * scale;
            }
            return line;
        }
    }
}
