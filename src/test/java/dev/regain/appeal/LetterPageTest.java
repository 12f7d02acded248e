package dev.regain.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.appeal.LetterPage.Filled;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

class LetterPageTest {

    /** As long as names may be. */
    private static final Filled LONGEST = new Filled(
            "RG-0000-0000-0000",
            "深圳市山海云图科技".repeat(11).substring(0, 96) + "有限公司",
            "91440300MA5EXAMP0C",
            "阿依古丽·买买提江".repeat(6).substring(0, 50),
            "11010519491231002X",
            LocalDate.of(2026, 12, 30));

    private static final Filled FILLED = new Filled(
            "RG-4821-9075-3316",
            "深圳市山海云图科技有限公司",
            "91440300MA5EXAMP0C",
            "阿依古丽·买买提",
            "11010519491231002X",
            LocalDate.of(2026, 11, 23));

    @Test
    void the_letter_is_filled_in_and_carries_its_number_twice() throws IOException {
        byte[] docx = LetterPage.of(FILLED);
        try (XWPFDocument letter = new XWPFDocument(new ByteArrayInputStream(docx))) {
            String text =
                    letter.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
            assertThat(text)
                    .contains(
                            "账号找回授权书",
                            "编号：RG-4821-9075-3316",
                            "深圳市山海云图科技有限公司",
                            "91440300MA5EXAMP0C",
                            "阿依古丽·买买提",
                            "11010519491231002X",
                            "2026 年 11 月 23 日");
            assertThat(letter.getAllPictures()).singleElement().satisfies(picture -> {
                BufferedImage qr = ImageIO.read(new ByteArrayInputStream(picture.getData()));
                assertThat(qr.getWidth()).isEqualTo(qr.getHeight()).isGreaterThan(200);
            });
        }
    }

    @Test
    void the_longest_names_stay_on_the_page_with_room_for_the_seal() throws IOException {
        try (XWPFDocument letter = new XWPFDocument(new ByteArrayInputStream(LetterPage.of(LONGEST)))) {
            int characters = letter.getParagraphs().stream()
                    .mapToInt(paragraph -> paragraph.getText().length())
                    .sum();
            // A page of this letter holds 39 characters a line; seen in print with these names, it ends above the
            // margin.
            assertThat(characters).isLessThan(600);
        }
    }
}
