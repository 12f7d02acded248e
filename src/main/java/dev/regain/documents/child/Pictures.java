package dev.regain.documents.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What is done with pictures of our own. */
final class Pictures {

    /** A page can be read on a screen; in pixels, the longer side. */
    static final int PAGE = 1600;

    static final int THUMBNAIL = 160;

    private Pictures() {}

    /** Made smaller where a side is longer than that, on white. */
    static BufferedImage fitted(BufferedImage picture, int longest) {
        double scale = Math.min(1.0, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(picture, fitted, AffineTransform.getScaleInstance(scale, scale));
        return fitted;
    }

    static void draw(BufferedImage picture, BufferedImage onto, AffineTransform place) {
        Graphics2D pen = onto.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, onto.getWidth(), onto.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, place, null);
        pen.dispose();
    }

    static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }
}
