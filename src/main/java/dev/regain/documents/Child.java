package dev.regain.documents;

import dev.regain.documents.child.Command;
import dev.regain.documents.child.ExamineDocuments;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process of ours that looks at one document after the other: asked over its standard input, answering over its standard
 * output. It is kept as long as it behaves.
 */
class Child {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    /** What a JVM says that was told to end when its heap is full. */
    private static final int OUT_OF_MEMORY = 3;

    /** What a child takes beside its heap, for buffers and for classes each; a document has no say in how much it needs. */
    private static final String OFF_HEAP = "96m";

    private static final String CODE = "32m";

    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int PIECE = 64 * 1024;

    private final DocumentSettings settings;
    private Process process;
    private DataOutputStream to;
    private DataInputStream from;
    private volatile boolean isLate;

    Child(DocumentSettings settings) {
        this.settings = settings;
    }

    /** What a child is shown; opened again where it has to be shown again. */
    interface Content {

        long size();

        InputStream open() throws IOException;
    }

    interface Reading<T> {
        T read(Answer answer) throws IOException, Unfit;
    }

    /** The parts of an answer, in their order. */
    interface Answer {

        int number() throws IOException, Unfit;

        byte[] bytes() throws IOException, Unfit;
    }

    /** The child ended, and we do not know why. */
    static class BrokenDown extends IOException {

        BrokenDown() {
            super("a child that looks at documents broke down");
        }
    }

    /**
     * @throws Unfit {@code too-complex} where the child ran out of time or memory, or what the child found
     * @throws BrokenDown where it ended otherwise
     */
    <T> T ask(Command command, String type, String words, Content content, Reading<T> reading)
            throws IOException, Unfit {
        start();
        boolean wellEnded = false;
        try {
            show(command, type, words, content);
            String rule = inTime(from::readUTF);
            if (!rule.isEmpty()) {
                wellEnded = true;
                throw new Unfit(rule);
            }
            T answer = reading.read(new InTime());
            wellEnded = true;
            return answer;
        } finally {
            if (!wellEnded) {
                end();
            }
        }
    }

    private void start() throws IOException {
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder command = new ProcessBuilder(command());
        command.environment().clear();
        process = command.redirectError(Redirect.DISCARD).start();
        to = new DataOutputStream(process.getOutputStream());
        from = new DataInputStream(process.getInputStream());
        isLate = false;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.childMemory().toBytes(),
                "-XX:MaxDirectMemorySize=" + OFF_HEAP,
                "-XX:MaxMetaspaceSize=" + OFF_HEAP,
                "-XX:ReservedCodeCacheSize=" + CODE,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Duser.home=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path")));
        // In the packaged jar the classes are in a jar within it, which only its own launcher finds.
        if (String.valueOf(ExamineDocuments.class.getResource("ExamineDocuments.class"))
                .startsWith("jar:nested:")) {
            command.add("-Dloader.main=" + ExamineDocuments.class.getName());
            command.add(LAUNCHER);
        } else {
            command.add(ExamineDocuments.class.getName());
        }
        return command;
    }

    private void show(Command command, String type, String words, Content content) throws IOException, Unfit {
        try (InputStream document = content.open()) {
            write(() -> {
                to.writeUTF(command.name());
                to.writeUTF(type);
                to.writeUTF(words);
                to.writeInt(Math.toIntExact(content.size()));
            });
            byte[] piece = new byte[PIECE];
            // Reading fails with what is wrong with us, writing with what is wrong with the child.
            for (int read = document.read(piece); read > 0; read = document.read(piece)) {
                int length = read;
                write(() -> to.write(piece, 0, length));
            }
            write(to::flush);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private interface Waiting<T> {
        T await() throws IOException;
    }

    private void write(Writing writing) throws IOException, Unfit {
        inTime(() -> {
            writing.write();
            return null;
        });
    }

    /** Waits for the child no longer than it may take: then it is ended, and so is the waiting. */
    private <T> T inTime(Waiting<T> waiting) throws IOException, Unfit {
        Process asked = process;
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                () -> {
                    isLate = true;
                    asked.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS));
        try {
            return waiting.await();
        } catch (IOException ended) {
            if (isLate || exit() == OUT_OF_MEMORY) {
                throw new Unfit("too-complex");
            }
            throw new BrokenDown();
        } finally {
            limit.cancel(false);
        }
    }

    private int exit() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private class InTime implements Answer {

        @Override
        public int number() throws IOException, Unfit {
            return inTime(from::readInt);
        }

        @Override
        public byte[] bytes() throws IOException, Unfit {
            return inTime(() -> {
                int length = from.readInt();
                if (length < 0 || length > LARGEST_ANSWER) {
                    throw new EOFException("no answer of ours");
                }
                return from.readNBytes(length);
            });
        }
    }

    void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
