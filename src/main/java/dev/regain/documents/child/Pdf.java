package dev.regain.documents.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF that is paper: pages that look the same to everybody, and nothing that acts. */
class Pdf implements Paper {

    private static final int MOST_PAGES = 50;
    private static final int LONGEST_TEXT = 500_000;
    private static final float MOST_ENLARGED = 4;

    private static final byte[] BEGIN = "%PDF-".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);

    /** How what comes after an end goes on where the file is meant to have another: it was saved in parts, or for the web. */
    private static final Pattern GOES_ON = Pattern.compile("\\s*(\\d+ \\d+ obj|xref|%).*", Pattern.DOTALL);

    private static final Set<COSName> ACTIVE_KEYS = Set.of(
            COSName.JS,
            COSName.getPDFName("JavaScript"),
            COSName.getPDFName("XFA"),
            COSName.EF,
            COSName.EMBEDDED_FILES,
            COSName.getPDFName("RichMediaContent"));
    private static final Set<String> ACTIVE_ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute");
    private static final Set<String> ACTIVE_KINDS =
            Set.of("RichMedia", "FileAttachment", "Movie", "Sound", "Screen", "3D");

    private final PDDocument document;
    private final PDFRenderer renderer;

    /**
     * @throws BrokenDocument {@code truncated}, {@code trailing-data}, {@code encrypted}, {@code too-many-pages}, {@code
     *     active-content}, {@code unreadable}
     */
    Pdf(byte[] content) throws BrokenDocument, IOException {
        checkEnds(content);
        try {
            document = Loader.loadPDF(content);
        } catch (InvalidPasswordException locked) {
            throw new BrokenDocument("encrypted");
        }
        renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        check();
    }

    private static void checkEnds(byte[] content) throws BrokenDocument {
        if (!Polyglots.startsWith(content, 0, BEGIN) || Polyglots.isArchive(content)) {
            throw new BrokenDocument("trailing-data");
        }
        int end = content.length - END.length;
        while (end >= 0 && !Polyglots.startsWith(content, end, END)) {
            end--;
        }
        if (end < 0) {
            throw new BrokenDocument("truncated");
        }
        int after = end + END.length;
        if (!Polyglots.isBlank(content, after)) {
            String next = new String(content, after, Math.min(64, content.length - after), StandardCharsets.ISO_8859_1);
            throw new BrokenDocument(GOES_ON.matcher(next).matches() ? "truncated" : "trailing-data");
        }
    }

    private void check() throws BrokenDocument {
        if (document.isEncrypted()) {
            throw new BrokenDocument("encrypted");
        }
        if (document.getNumberOfPages() == 0) {
            throw new BrokenDocument("unreadable");
        }
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new BrokenDocument("too-many-pages");
        }
        checkIsStill(document.getDocument().getTrailer());
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            checkIsStill(document.getDocument().getObjectFromPool(key).getObject());
        }
    }

    /** Objects that are referred to stand in the table for themselves, so no circle is walked. */
    private static void checkIsStill(COSBase object) throws BrokenDocument {
        if (object instanceof COSArray array) {
            for (int place = 0; place < array.size(); place++) {
                checkIsStill(array.get(place));
            }
        } else if (object instanceof COSDictionary dictionary) {
            for (COSName key : dictionary.keySet()) {
                if (ACTIVE_KEYS.contains(key)) {
                    throw new BrokenDocument("active-content");
                }
                checkIsStill(dictionary.getItem(key));
            }
            if (ACTIVE_ACTIONS.contains(dictionary.getNameAsString(COSName.S, ""))
                    || ACTIVE_KINDS.contains(dictionary.getNameAsString(COSName.SUBTYPE, ""))) {
                throw new BrokenDocument("active-content");
            }
        }
    }

    @Override
    public int pages() {
        return document.getNumberOfPages();
    }

    @Override
    public BufferedImage draw(int page) throws IOException {
        PDRectangle paper = document.getPage(page).getCropBox();
        float longest = Math.max(paper.getWidth(), paper.getHeight());
        float scale = Math.min(MOST_ENLARGED, Pictures.PAGE / Math.max(1, longest));
        return Pictures.fitted(renderer.renderImage(page, scale, ImageType.RGB), Pictures.PAGE);
    }

    @Override
    public String text() throws IOException {
        StringBuilder text = new StringBuilder();
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= pages() && text.length() < LONGEST_TEXT; page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            StringWriter words = new StringWriter();
            stripper.writeText(document, words);
            text.append(words.getBuffer());
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text.toString();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
