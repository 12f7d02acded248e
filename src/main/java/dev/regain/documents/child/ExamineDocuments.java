package dev.regain.documents.child;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.slf4j.LoggerFactory;

/**
 * The child process. Asked over the standard input, as long as there is one: a {@link Command}, a type and words as texts, the
 * length and the bytes of a document. Answers over the standard output: the rule that the document breaks or an empty text,
 * and then what was asked for; bytes have their length before them.
 */
public final class ExamineDocuments {

    private static final int LARGEST = 64 << 20;

    private final DataInputStream from;
    private final DataOutputStream to;

    private ExamineDocuments(DataInputStream from, DataOutputStream to) {
        this.from = from;
        this.to = to;
    }

    public static void main(String[] arguments) throws IOException {
        // Whoever is left without a parent has nobody to answer.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(0)));
        // Answers alone go to the parent; what libraries say of a document is for nobody's eyes.
        FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        ImageIO.setUseCache(false);
        new ExamineDocuments(
                        new DataInputStream(new BufferedInputStream(System.in)),
                        new DataOutputStream(new BufferedOutputStream(answers)))
                .answerUntilTheEnd();
    }

    private void answerUntilTheEnd() throws IOException {
        while (true) {
            Command command;
            try {
                command = Command.valueOf(from.readUTF());
            } catch (EOFException nobodyAsks) {
                return;
            }
            String type = from.readUTF();
            String words = from.readUTF();
            int length = from.readInt();
            if (length < 0 || length > LARGEST) {
                throw new IOException("no document of ours");
            }
            byte[] document = from.readNBytes(length);
            answer(command, type, words, document);
            to.flush();
        }
    }

    /** The rule comes before all else, so an answer that was begun cannot take it back: then the child breaks down. */
    private void answer(Command command, String type, String words, byte[] document) throws IOException {
        boolean begun = false;
        try (Paper paper = Paper.of(type, document)) {
            switch (command) {
                case EXAMINE -> {
                    byte[] thumbnail = examined(paper);
                    begun = true;
                    to.writeUTF("");
                    to.writeInt(paper.pages());
                    write(thumbnail);
                }
                case DRAW -> {
                    for (int page = 0; page < paper.pages(); page++) {
                        byte[] picture = Pictures.png(paper.draw(page));
                        if (!begun) {
                            begun = true;
                            to.writeUTF("");
                        }
                        write(picture);
                        to.flush();
                    }
                    write(new byte[0]);
                }
                case MARK -> {
                    byte[] marked = Pictures.png(Watermark.on(paper.draw(0), words));
                    begun = true;
                    to.writeUTF("");
                    write(marked);
                }
                case READ -> {
                    byte[] text = paper.text().getBytes(StandardCharsets.UTF_8);
                    begun = true;
                    to.writeUTF("");
                    write(text);
                }
            }
        } catch (BrokenDocument broken) {
            refuse(broken.rule(), begun);
        } catch (StackOverflowError deep) {
            refuse("too-complex", begun);
        } catch (IOException | RuntimeException unreadable) {
            refuse("unreadable", begun);
        }
    }

    /** Each page is drawn, for a page that cannot be drawn now cannot be drawn later. */
    private static byte[] examined(Paper paper) throws BrokenDocument, IOException {
        byte[] thumbnail = null;
        for (int page = 0; page < paper.pages(); page++) {
            BufferedImage picture = paper.draw(page);
            if (thumbnail == null) {
                thumbnail = Pictures.png(Pictures.fitted(picture, Pictures.THUMBNAIL));
            }
        }
        return thumbnail;
    }

    private void refuse(String rule, boolean begun) throws IOException {
        if (begun) {
            throw new IOException("broke down in the middle of an answer");
        }
        to.writeUTF(rule);
    }

    private void write(byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }
}
