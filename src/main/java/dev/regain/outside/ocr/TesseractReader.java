package dev.regain.outside.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Tesseract's command, one run a page; nothing touches a disk. */
@Component
@ConditionalOnProperty(name = "regain.outside.ocr.by", havingValue = "tesseract")
class TesseractReader implements TextReader {

    private static final int MOST_BYTES = 1 << 20;

    private final OcrSettings settings;

    TesseractReader(OcrSettings settings) {
        this.settings = settings;
        if (!hasLanguages()) {
            throw new IllegalStateException("Pictures are read by tesseract: install it with the languages "
                    + settings.languages() + ", or set regain.outside.ocr.by to none");
        }
    }

    private boolean hasLanguages() {
        try {
            Process asked = new ProcessBuilder(settings.program(), "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            List<String> known = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return known.containsAll(List.of(settings.languages().split("\\+")));
        } catch (IOException missing) {
            return false;
        }
    }

    @Override
    public Optional<String> read(InputStream picture) {
        Process tesseract = start();
        try {
            CompletableFuture<byte[]> text = CompletableFuture.supplyAsync(() -> all(tesseract.getInputStream()));
            try (OutputStream in = tesseract.getOutputStream()) {
                picture.transferTo(in);
            }
            byte[] read = text.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            if (tesseract.waitFor() != 0) {
                throw new NotRead("tesseract failed");
            }
            return Optional.of(new String(read, StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotRead("tesseract was interrupted");
        } catch (Exception failed) {
            throw new NotRead("tesseract failed or took too long");
        } finally {
            tesseract.destroyForcibly();
        }
    }

    private Process start() {
        try {
            ProcessBuilder command =
                    new ProcessBuilder(settings.program(), "stdin", "stdout", "-l", settings.languages());
            // One page must not take all cores.
            command.environment().put("OMP_THREAD_LIMIT", "1");
            return command.redirectError(Redirect.DISCARD).start();
        } catch (IOException missing) {
            throw new NotRead("tesseract could not be started");
        }
    }

    private static byte[] all(InputStream text) {
        try {
            return text.readNBytes(MOST_BYTES);
        } catch (IOException broken) {
            throw new NotRead("tesseract broke off");
        }
    }
}
