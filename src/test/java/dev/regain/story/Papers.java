package dev.regain.story;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/** What people hand in: papers as they should be, and everything else that comes. Made here, so that none lies in the repository. */
public final class Papers {

    /** The European Institute for Computer Antivirus Research's test file, in two parts, so that no scanner takes this class away. */
    public static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private static final long SEED = 20261123;

    private Papers() {}

    private interface Drawing<T> {
        void onto(T paper) throws IOException;
    }

    public static byte[] photo() {
        return picture("jpg", 800, 600, pen -> {});
    }

    public static byte[] screenshot() {
        return picture("png", 640, 480, pen -> {});
    }

    /**
     * A picture like no other: the number stands on it in black and white squares.
     *
     * @param format {@code jpg} or {@code png}
     */
    public static byte[] numbered(String format, int number) {
        return picture(format, 800, 600, pen -> {
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                pen.setColor((number >> bit & 1) == 1 ? Color.BLACK : Color.WHITE);
                pen.fillRect(bit % 8 * 64, 320 + bit / 8 * 64, 64, 64);
            }
        });
    }

    /** Two pages; the lines stand on the first. */
    public static byte[] letter(String... lines) {
        return pdf(2, document -> {
            try (PDPageContentStream page = new PDPageContentStream(document, document.getPage(0))) {
                page.beginText();
                page.setFont(new PDType1Font(FontName.HELVETICA), 14);
                page.setLeading(20);
                page.newLineAtOffset(72, 700);
                for (String line : lines) {
                    page.showText(line);
                    page.newLine();
                }
                page.endText();
            }
        });
    }

    /** A JPEG of this many bytes. */
    public static byte[] photoOf(int bytes) {
        return enlarged(photo(), bytes);
    }

    /** The same JPEG, of this many bytes: what does not fit into the picture stands in comments before it. */
    public static byte[] enlarged(byte[] photo, int bytes) {
        ByteArrayOutputStream large = new ByteArrayOutputStream(bytes);
        large.write(photo, 0, 2);
        Random noise = new Random(SEED);
        for (int missing = bytes - photo.length; missing > 0; ) {
            int comment = Math.min(missing, 0xffff + 2);
            if (missing - comment < 4 && missing > comment) {
                comment -= 4;
            }
            byte[] content = new byte[Math.max(0, comment - 4)];
            noise.nextBytes(content);
            large.write(0xff);
            large.write(0xfe);
            large.write((content.length + 2) >> 8);
            large.write(content.length + 2);
            large.writeBytes(content);
            missing -= content.length + 4;
        }
        large.write(photo, 2, photo.length - 2);
        return large.toByteArray();
    }

    /** The same JPEG with this in a comment before the picture. */
    static byte[] marked(byte[] photo, byte[] mark) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(photo, 0, 2);
        marked.write(0xff);
        marked.write(0xfe);
        marked.write((mark.length + 2) >> 8);
        marked.write(mark.length + 2);
        marked.writeBytes(mark);
        marked.write(photo, 2, photo.length - 2);
        return marked.toByteArray();
    }

    public static byte[] withPages(int pages) {
        return pdf(pages, document -> {});
    }

    public static byte[] cut(byte[] paper) {
        return Arrays.copyOf(paper, paper.length * 2 / 3);
    }

    public static byte[] withPassword() {
        return pdf(1, document -> {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
        });
    }

    public static byte[] withJavaScript() {
        return pdf(1, document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("app.alert('hello')")));
    }

    public static byte[] withXfa() {
        return pdf(1, document -> {
            PDAcroForm form = new PDAcroForm(document);
            COSStream xfa = document.getDocument().createCOSStream();
            xfa.createOutputStream().close();
            form.getCOSObject().setItem(COSName.getPDFName("XFA"), xfa);
            document.getDocumentCatalog().setAcroForm(form);
        });
    }

    public static byte[] withEmbeddedFile() {
        return pdf(1, document -> {
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile("more.exe");
            file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(EICAR)));
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("more.exe", file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
        });
    }

    public static byte[] withLaunch() {
        return pdf(1, document -> {
            COSDictionary launch = new COSDictionary();
            launch.setName(COSName.S, "Launch");
            launch.setItem(COSName.F, new COSString("cmd.exe"));
            COSDictionary link = new COSDictionary();
            link.setName(COSName.SUBTYPE, "Link");
            link.setItem(COSName.A, launch);
            COSArray links = new COSArray();
            links.add(link);
            document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, links);
        });
    }

    /** A page that draws a page that draws a page …: 2 to the power of 40 times a rectangle. */
    public static byte[] withNestedForms() {
        return pdf(1, document -> {
            COSStream inner = form(document, "0 0 1 1 re f");
            for (int level = 0; level < 40; level++) {
                COSStream outer = form(document, "/X Do /X Do");
                COSDictionary objects = new COSDictionary();
                objects.setItem("X", inner);
                COSDictionary resources = new COSDictionary();
                resources.setItem(COSName.XOBJECT, objects);
                outer.setItem(COSName.RESOURCES, resources);
                inner = outer;
            }
            COSDictionary page = document.getPage(0).getCOSObject();
            COSDictionary objects = new COSDictionary();
            objects.setItem("X", inner);
            COSDictionary resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, objects);
            page.setItem(COSName.RESOURCES, resources);
            COSStream content = document.getDocument().createCOSStream();
            try (OutputStream to = content.createOutputStream()) {
                to.write("/X Do".getBytes(StandardCharsets.US_ASCII));
            }
            page.setItem(COSName.CONTENTS, content);
        });
    }

    private static COSStream form(PDDocument document, String drawing) throws IOException {
        COSStream form = document.getDocument().createCOSStream();
        form.setName(COSName.TYPE, "XObject");
        form.setName(COSName.SUBTYPE, "Form");
        COSArray box = new COSArray();
        for (int side : new int[] {0, 0, 100, 100}) {
            box.add(COSInteger.get(side));
        }
        form.setItem(COSName.BBOX, box);
        try (OutputStream to = form.createOutputStream()) {
            to.write(drawing.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    /** A PNG of that many pixels each way, all of them black, in few bytes. */
    public static byte[] blackSquare(int side) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side);
        header.put((byte) 8).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(png, "IHDR", header.array());
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        byte[] row = new byte[side + 1];
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(rows, new Deflater(Deflater.BEST_SPEED), 65536)) {
            for (int line = 0; line < side; line++) {
                deflating.write(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        chunk(png, "IDAT", rows.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String kind, byte[] content) {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** A Word document of few bytes with this many inside. */
    public static byte[] wordBomb(int bytes) {
        return zip("word/document.xml", new byte[bytes]);
    }

    public static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(zip)) {
            to.putNextEntry(new ZipEntry(name));
            to.write(content);
            to.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zip.toByteArray();
    }

    public static byte[] both(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] picture(String format, int width, int height, Consumer<Graphics2D> more) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(width / 8, height / 8, width / 4, height / 4);
        more.accept(pen);
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static byte[] pdf(int pages, Drawing<PDDocument> drawing) {
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            drawing.onto(document);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
