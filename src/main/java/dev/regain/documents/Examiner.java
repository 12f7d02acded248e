package dev.regain.documents;

import dev.regain.documents.Child.BrokenDown;
import dev.regain.documents.Child.Content;
import dev.regain.documents.child.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import org.springframework.stereotype.Component;

/**
 * Has documents looked at by child processes, for whatever parses or draws an applicant's file may be led astray by it. A
 * child has little memory, little time, no database and no settings. One that breaks down costs the document, not the
 * service: the next document gets a new one.
 */
@Component
class Examiner implements AutoCloseable {

    /** A child that ended for a reason that is not the document's, such as being killed, is tried once more. */
    private static final int ATTEMPTS = 2;

    private static final String PDF = "application/pdf";
    private static final String PNG = "image/png";
    private static final String NO_WORDS = "";

    private final List<Child> children = new ArrayList<>();
    private final LinkedBlockingDeque<Child> idle = new LinkedBlockingDeque<>();

    Examiner(DocumentSettings settings) {
        for (int child = 0; child < settings.children(); child++) {
            children.add(new Child(settings));
        }
        idle.addAll(children);
    }

    /** @param thumbnail PNG, small */
    record Examined(int pages, byte[] thumbnail) {}

    interface PictureTaker {
        void take(byte[] png) throws IOException;
    }

    /**
     * @param type {@code image/jpeg}, {@code image/png} or {@code application/pdf}
     * @throws Unfit where the document cannot be used
     * @throws IOException where the content could not be read, or no child could be started; trying again may help
     */
    Examined examine(String type, Content content) throws IOException, Unfit {
        for (int attempt = 1; ; attempt++) {
            try {
                return ask(child -> child.ask(
                        Command.EXAMINE,
                        type,
                        NO_WORDS,
                        content,
                        answer -> new Examined(answer.number(), answer.bytes())));
            } catch (BrokenDown again) {
                if (attempt == ATTEMPTS) {
                    throw new Unfit("unreadable");
                }
            }
        }
    }

    /** Hands over a picture of each page, one after the other, as PNG. */
    void draw(String type, Content content, PictureTaker taker) throws IOException, Unfit {
        ask(child -> child.ask(Command.DRAW, type, NO_WORDS, content, answer -> {
            for (byte[] picture = answer.bytes(); picture.length > 0; picture = answer.bytes()) {
                taker.take(picture);
            }
            return null;
        }));
    }

    /** The text of a PDF, as far as it has any. */
    String text(Content pdf) throws IOException, Unfit {
        try {
            return ask(child -> child.ask(
                    Command.READ, PDF, NO_WORDS, pdf, answer -> new String(answer.bytes(), StandardCharsets.UTF_8)));
        } catch (BrokenDown brokenDown) {
            throw new Unfit("unreadable");
        }
    }

    /** The same picture with the words across it, again and again. */
    byte[] mark(Content png, String words) throws IOException, Unfit {
        return ask(child -> child.ask(Command.MARK, PNG, words, png, Child.Answer::bytes));
    }

    private interface Question<T> {
        T put(Child child) throws IOException, Unfit;
    }

    /** The one that was asked last is warm. */
    private <T> T ask(Question<T> question) throws IOException, Unfit {
        Child child = taken(idle);
        try {
            return question.put(child);
        } finally {
            idle.addFirst(child);
        }
    }

    private static Child taken(BlockingQueue<Child> idle) throws IOException {
        try {
            return idle.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a child");
        }
    }

    @Override
    public void close() {
        children.forEach(Child::end);
    }
}
