package dev.regain.documents.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatermarkTest {

    @ParameterizedTest
    @CsvSource({"1600, 1130, 255", "1130, 1600, 255", "1600, 1130, 0", "300, 40, 255"})
    void no_quarter_of_a_picture_is_without_words(int width, int height, int ground) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Color colour = new Color(ground, ground, ground);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();

        Watermark.on(picture, "reviewer 罗 2026-11-23T10:00Z");

        for (int quarter = 0; quarter < 4; quarter++) {
            BufferedImage part =
                    picture.getSubimage(quarter % 2 * width / 2, quarter / 2 * height / 2, width / 2, height / 2);
            assertThat(inked(part, colour))
                    .as("quarter %d", quarter)
                    .isGreaterThan(part.getWidth() * part.getHeight() / 200);
        }
        assertThat(inked(picture, colour)).as("what lies below can be read").isLessThan(width * height / 4);
    }

    private static int inked(BufferedImage picture, Color ground) {
        int inked = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                inked += picture.getRGB(x, y) == ground.getRGB() ? 0 : 1;
            }
        }
        return inked;
    }
}
