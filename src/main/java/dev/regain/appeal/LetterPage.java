package dev.regain.appeal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** The letter of authorisation as a Word document of one A4 page. */
final class LetterPage {

    private static final String SONG = "宋体";
    private static final String HEI = "黑体";
    private static final int BODY_SIZE = 12;

    /** Twips, a twentieth of a point: A4, margins of 2.5 cm beside the text, and 2 cm above and below. */
    private static final int WIDTH = 11_906;

    private static final int HEIGHT = 16_838;
    private static final int MARGIN = 1_418;
    private static final int LESS_MARGIN = 1_134;

    /** Two characters of the body's size, as Chinese paragraphs begin. */
    private static final int INDENT = 2 * BODY_SIZE * 20;

    private static final int QR_POINTS = 72;

    private final XWPFDocument letter;

    private LetterPage(XWPFDocument letter) {
        this.letter = letter;
    }

    /** @param serial also in the QR code */
    record Filled(
            String serial,
            String enterprise,
            String creditCode,
            String handler,
            String handlerIdNumber,
            LocalDate date) {

        @Override
        public String toString() {
            return "Filled[…]";
        }
    }

    static byte[] of(Filled filled) {
        try (XWPFDocument letter = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new LetterPage(letter).write(filled);
            letter.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(Filled filled) throws IOException {
        paper();
        serial(filled.serial());
        title();
        paragraph("致：账号服务提供方");
        sentence(
                "我单位 ", filled.enterprise(), "（统一社会信用代码：", filled.creditCode(), "）因账号信息遗失，" + "无法登录以我单位名义认证的账号，现申请找回。");
        sentence(
                "兹授权我单位经办人 ",
                filled.handler(),
                "（身份证号码：",
                filled.handlerIdNumber(),
                "）代表我单位办理本次账号找回，包括提交资料、" + "进行人脸核身、接收审核通知，以及在审核通过后查看账号信息、新增登录方式和修改安全校验。");
        sentence("我单位承诺：所提交的资料真实、完整、有效；经办人在上述授权范围内的行为视为我单位的行为，" + "由此产生的一切法律责任由我单位承担；如有虚假，我单位愿意承担全部责任。");
        sentence("本授权书仅用于编号所对应的一次申诉，自签署之日起三十日内有效，不得转授权。");
        signature("授权单位（盖公章）：", 2);
        signature("法定代表人（签字或盖章）：", 1);
        signature("经办人（签字）：", 1);
        signature("签署日期：" + DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日").format(filled.date()), 1);
        note("打印后请加盖公章并签字，拍照或扫描成 JPEG、PNG 或 PDF 上传。编号与二维码须完整、清晰。");
    }

    private void paper() {
        CTSectPr section = letter.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        BigInteger less = BigInteger.valueOf(LESS_MARGIN);
        margins.setTop(less);
        margins.setBottom(less);
        margins.setLeft(margin);
        margins.setRight(margin);
    }

    private void serial(String serial) throws IOException {
        XWPFParagraph paragraph = letter.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.RIGHT);
        try (ByteArrayInputStream picture = new ByteArrayInputStream(QrPng.of(serial))) {
            paragraph
                    .createRun()
                    .addPicture(
                            picture, PictureType.PNG, serial + ".png", Units.toEMU(QR_POINTS), Units.toEMU(QR_POINTS));
        } catch (InvalidFormatException impossible) {
            throw new IllegalStateException(impossible);
        }
        XWPFParagraph below = letter.createParagraph();
        below.setAlignment(ParagraphAlignment.RIGHT);
        run(below, "编号：" + serial, SONG, BODY_SIZE);
    }

    private void title() {
        XWPFParagraph paragraph = letter.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingBefore(120);
        paragraph.setSpacingAfter(240);
        run(paragraph, "账号找回授权书", HEI, 22).setBold(true);
    }

    private void paragraph(String text) {
        XWPFParagraph paragraph = body();
        run(paragraph, text, SONG, BODY_SIZE);
    }

    /** What is filled in stands at the odd places and is underlined. */
    private void sentence(String... parts) {
        XWPFParagraph paragraph = body();
        paragraph.setIndentationFirstLine(INDENT);
        for (int part = 0; part < parts.length; part++) {
            XWPFRun run = run(paragraph, parts[part], SONG, BODY_SIZE);
            if (part % 2 == 1) {
                run.setUnderline(UnderlinePatterns.SINGLE);
            }
        }
    }

    private XWPFParagraph body() {
        XWPFParagraph paragraph = letter.createParagraph();
        paragraph.setSpacingBetween(1.3);
        paragraph.setSpacingAfter(120);
        return paragraph;
    }

    private void signature(String text, int linesBefore) {
        XWPFParagraph paragraph = letter.createParagraph();
        paragraph.setIndentationLeft(WIDTH / 2 - MARGIN);
        paragraph.setSpacingBefore(linesBefore * 320);
        run(paragraph, text, SONG, BODY_SIZE);
    }

    private void note(String text) {
        XWPFParagraph paragraph = letter.createParagraph();
        paragraph.setSpacingBefore(360);
        run(paragraph, text, SONG, 9).setColor("595959");
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, String font, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontFamily(font, FontCharRange.eastAsia);
        run.setFontFamily("Times New Roman", FontCharRange.ascii);
        run.setFontFamily("Times New Roman", FontCharRange.hAnsi);
        run.setFontSize(size);
        return run;
    }
}
