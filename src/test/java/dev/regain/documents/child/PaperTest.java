package dev.regain.documents.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.regain.story.Papers;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which papers can be used, and what is said of the others. */
class PaperTest {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String PDF = "application/pdf";

    static Stream<Arguments> badPapers() {
        byte[] photo = Papers.photo();
        byte[] screenshot = Papers.screenshot();
        byte[] letter = Papers.letter("a letter");
        byte[] zip = Papers.zip("eicar.com", Papers.EICAR);
        return Stream.of(
                arguments("a photo cut off", JPEG, Papers.cut(photo), "truncated"),
                arguments("a screenshot cut off", PNG, Papers.cut(screenshot), "truncated"),
                arguments("a PDF cut off", PDF, Papers.cut(letter), "truncated"),
                arguments("a PDF that was saved twice, cut off", PDF, savedTwiceCutOff(letter), "truncated"),
                arguments("a JPEG's beginning and noise", JPEG, noise(photo), "unreadable"),
                arguments("a PNG's beginning and noise", PNG, noise(screenshot), "truncated"),
                arguments("a PDF with noise inside", PDF, noiseInside(), "unreadable"),
                arguments("a PDF with a password", PDF, Papers.withPassword(), "encrypted"),
                arguments("a PDF with JavaScript", PDF, Papers.withJavaScript(), "active-content"),
                arguments("a PDF with XFA", PDF, Papers.withXfa(), "active-content"),
                arguments("a PDF with a file in it", PDF, Papers.withEmbeddedFile(), "active-content"),
                arguments("a PDF that starts a program", PDF, Papers.withLaunch(), "active-content"),
                arguments("a PDF of 51 pages", PDF, Papers.withPages(51), "too-many-pages"),
                arguments("a PNG of 30000 by 30000", PNG, Papers.blackSquare(30_000), "too-many-pixels"),
                arguments("a photo that is an archive", JPEG, Papers.both(photo, zip), "trailing-data"),
                arguments("a screenshot that is an archive", PNG, Papers.both(screenshot, zip), "trailing-data"),
                arguments("a PDF that is an archive", PDF, Papers.both(letter, zip), "trailing-data"),
                arguments("a PDF behind a script", PDF, Papers.both(text("#!/bin/sh\n"), letter), "trailing-data"),
                arguments("an archive in a comment", JPEG, archiveInComment(photo, zip), "trailing-data"),
                arguments("malware behind a photo", JPEG, Papers.both(photo, Papers.EICAR), "trailing-data"),
                arguments("a page behind a screenshot", PNG, Papers.both(screenshot, text("<html>")), "trailing-data"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("badPapers")
    void a_bad_paper_is_told_what_is_wrong_with_it(String what, String type, byte[] content, String rule) {
        assertThatThrownBy(() -> look(type, content)).satisfies(refused -> assertThat(
                        refused instanceof BrokenDocument broken ? broken.rule() : "unreadable")
                .as(String.valueOf(refused))
                .isEqualTo(rule));
    }

    static Stream<Arguments> goodPapers() {
        return Stream.of(
                arguments("a photo", JPEG, Papers.photo(), 1),
                arguments("a photo of 10 MB", JPEG, Papers.photoOf(10 << 20), 1),
                arguments("a screenshot", PNG, Papers.screenshot(), 1),
                arguments("a screenshot of 49 megapixels", PNG, Papers.blackSquare(7_000), 1),
                arguments("a letter", PDF, Papers.letter("a letter"), 2),
                arguments("a PDF of 50 pages", PDF, Papers.withPages(50), 50),
                arguments("a photo with another behind it", JPEG, Papers.both(Papers.photo(), Papers.photo()), 1),
                arguments("a PDF filled up", PDF, Papers.both(Papers.letter("a letter"), new byte[512]), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodPapers")
    void a_good_paper_is_drawn_page_by_page(String what, String type, byte[] content, int pages) throws Exception {
        assertThat(look(type, content)).isEqualTo(pages);
    }

    @Test
    void a_picture_that_was_taken_sideways_is_drawn_upright() throws Exception {
        byte[] photo = Papers.photo();
        BufferedImage upright = Paper.of(JPEG, photo).draw(0);
        BufferedImage turned = Paper.of(JPEG, sideways(photo)).draw(0);
        assertThat(turned.getWidth()).isEqualTo(upright.getHeight());
        assertThat(turned.getHeight()).isEqualTo(upright.getWidth());
        // Orientation 6: what was at the left is at the top, so the red field moves from top left to top right.
        assertThat(isRed(upright, 150, 130)).isTrue();
        assertThat(isRed(turned, turned.getWidth() - 130, 150)).isTrue();
    }

    @Test
    void the_text_of_a_letter_is_read() throws Exception {
        try (Paper letter = Paper.of(PDF, Papers.letter("no. RG-7Q2K-0042"))) {
            assertThat(letter.text()).contains("RG-7Q2K-0042");
        }
    }

    private static int look(String type, byte[] content) throws BrokenDocument, IOException {
        try (Paper paper = Paper.of(type, content)) {
            for (int page = 0; page < paper.pages(); page++) {
                BufferedImage picture = paper.draw(page);
                assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(1, Pictures.PAGE);
            }
            return paper.pages();
        }
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        int colour = picture.getRGB(x, y);
        return (colour >> 16 & 0xff) > 200 && (colour & 0xff) < 80;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] noise(byte[] paper) {
        byte[] noise = new byte[2000];
        Arrays.fill(noise, (byte) 'x');
        return Papers.both(Arrays.copyOf(paper, 20), noise);
    }

    private static byte[] noiseInside() {
        return text("%PDF-1.7\n" + "x".repeat(2000) + "\n%%EOF\n");
    }

    private static byte[] savedTwiceCutOff(byte[] letter) {
        return Papers.both(letter, text("12 0 obj\n<< /Type /Catalog >>\nendob"));
    }

    private static byte[] archiveInComment(byte[] photo, byte[] zip) {
        int room = photo.length - 2;
        byte[] ending = zip.clone();
        ending[ending.length - 2] = (byte) room;
        ending[ending.length - 1] = (byte) (room >> 8);
        byte[] comment = Papers.both(
                new byte[] {
                    (byte) 0xff,
                    (byte) 0xd8,
                    (byte) 0xff,
                    (byte) 0xfe,
                    (byte) ((ending.length + 2) >> 8),
                    (byte) (ending.length + 2)
                },
                ending);
        return Papers.both(comment, Arrays.copyOfRange(photo, 2, photo.length));
    }

    private static byte[] sideways(byte[] photo) {
        byte[] exif = Papers.both(
                text("Exif\0\0MM\0*\0\0\0\10"), new byte[] {0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0});
        byte[] segment = Papers.both(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)}, exif);
        return Papers.both(segment, Arrays.copyOfRange(photo, 2, photo.length));
    }
}
