package dev.regain.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.regain.appeal.LetterPage.Filled;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

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

    static final List<Filled> LETTERS = List.of(FILLED, LONGEST);

    /** How high a line of the fonts is that print it, in their size. */
    private static final double LINE = 1.45;

    @Test
    void the_letter_is_filled_in_and_carries_its_number_twice() throws Exception {
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
                assertThat(scanned(qr)).isEqualTo("RG-4821-9075-3316");
            });
        }
    }

    @Test
    void the_longest_names_stay_on_the_page_with_room_for_the_seal() throws IOException {
        try (XWPFDocument letter = new XWPFDocument(new ByteArrayInputStream(LetterPage.of(LONGEST)))) {
            CTSectPr paper = letter.getDocument().getBody().getSectPr();
            assertThat(paper.getPgSz().getW()).isEqualTo(BigInteger.valueOf(11_906));
            assertThat(paper.getPgSz().getH()).isEqualTo(BigInteger.valueOf(16_838));
            double wide = twips(
                    paper.getPgSz().getW(),
                    paper.getPgMar().getLeft(),
                    paper.getPgMar().getRight());
            double high = twips(
                    paper.getPgSz().getH(),
                    paper.getPgMar().getTop(),
                    paper.getPgMar().getBottom());
            double needed = letter.getParagraphs().stream()
                    .mapToDouble(paragraph -> height(paragraph, wide))
                    .sum();
            assertThat(needed).as("twips of %s", high).isLessThan(high);
        }
    }

    private static double twips(Object all, Object... less) {
        return ((Number) all).doubleValue()
                - Stream.of(less)
                        .mapToDouble(one -> ((Number) one).doubleValue())
                        .sum();
    }

    /** In twips. In print the longest letter leaves 480 of them on the page. */
    private static double height(XWPFParagraph paragraph, double wide) {
        double indent = Math.max(0, paragraph.getIndentationLeft());
        int size = paragraph.getRuns().stream()
                .map(XWPFRun::getFontSizeAsDouble)
                .filter(Objects::nonNull)
                .mapToInt(Double::intValue)
                .max()
                .orElse(12);
        int pictures = paragraph.getRuns().stream()
                .mapToInt(run -> run.getEmbeddedPictures().size())
                .sum();
        double perLine = Math.floor((wide - indent) / (size * 20));
        double first = Math.max(0, paragraph.getIndentationFirstLine()) / (size * 20);
        double lines = pictures > 0 ? 0 : Math.max(1, Math.ceil((wide(paragraph.getText()) + first) / perLine));
        double spacing = Math.max(1, paragraph.getSpacingBetween());
        return Math.max(0, paragraph.getSpacingBefore())
                + Math.max(0, paragraph.getSpacingAfter())
                + pictures * 72 * 20
                + lines * size * 20 * LINE * spacing;
    }

    /** In Chinese characters, of which others take a little more than a half. */
    private static double wide(String text) {
        return text.chars()
                .mapToDouble(character -> character < 0x2E80 ? 0.6 : 1)
                .sum();
    }

    @ParameterizedTest
    @FieldSource("LETTERS")
    void printed_it_is_one_page_of_a4_and_a_phone_reads_its_code(Filled filled, @TempDir Path folder) throws Exception {
        Path docx = Files.write(folder.resolve("letter.docx"), LetterPage.of(filled));
        Path pdf = printed(docx);
        try (PDDocument printed = Loader.loadPDF(pdf.toFile())) {
            assertThat(printed.getNumberOfPages()).isEqualTo(1);
            PDRectangle page = printed.getPage(0).getMediaBox();
            assertThat(page.getWidth()).isCloseTo(PDRectangle.A4.getWidth(), within(1f));
            assertThat(page.getHeight()).isCloseTo(PDRectangle.A4.getHeight(), within(1f));
            assertThat(new PDFTextStripper().getText(printed)).contains(filled.serial(), filled.creditCode());
            BufferedImage onPaper = new PDFRenderer(printed).renderImageWithDPI(0, 200, ImageType.GRAY);
            assertThat(scanned(onPaper)).isEqualTo(filled.serial());
        }
    }

    /** Skipped where there is no LibreOffice. */
    private static Path printed(Path docx) throws Exception {
        Path log = docx.resolveSibling("soffice.log");
        Process office;
        try {
            office = new ProcessBuilder(
                            "soffice",
                            "-env:UserInstallation="
                                    + docx.resolveSibling("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            "pdf",
                            "--outdir",
                            docx.getParent().toString(),
                            docx.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException notInstalled) {
            return abort("no LibreOffice here");
        }
        assertThat(office.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Path pdf = docx.resolveSibling("letter.pdf");
        assertThat(pdf).as(Files.readString(log)).exists();
        return pdf;
    }

    private static String scanned(BufferedImage picture) throws NotFoundException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        return new MultiFormatReader()
                .decode(
                        bitmap,
                        Map.of(
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(BarcodeFormat.QR_CODE),
                                DecodeHintType.TRY_HARDER,
                                true))
                .getText();
    }
}
