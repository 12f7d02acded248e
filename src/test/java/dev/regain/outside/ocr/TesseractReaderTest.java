package dev.regain.outside.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.outside.ocr.TextReader.NotRead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Against a command that speaks as Tesseract does. */
@DisabledOnOs(OS.WINDOWS)
class TesseractReaderTest {

    private static final String LANGUAGES = "if [ \"$1\" = --list-langs ]; then echo chi_sim; echo eng; exit; fi\n";

    @TempDir
    private Path folder;

    @Test
    void what_it_reads_is_the_text() throws Exception {
        TextReader reader = reader("cat");
        assertThat(reader.read(new ByteArrayInputStream("统一社会信用代码".getBytes("UTF-8"))))
                .hasValue("统一社会信用代码");
    }

    @Test
    void a_failure_is_no_text() throws Exception {
        TextReader reader = reader("cat >/dev/null; echo half; exit 1");
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(new byte[9])))
                .isInstanceOf(NotRead.class);
    }

    @Test
    void who_takes_too_long_is_ended() throws Exception {
        TextReader reader = reader("exec sleep 60");
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(new byte[9])))
                .isInstanceOf(NotRead.class);
    }

    @Test
    void without_chinese_it_does_not_start() {
        assertThatThrownBy(() -> new TesseractReader(
                        new OcrSettings("tesseract", "no-such-program", "chi_sim", Duration.ofSeconds(1))))
                .hasMessageContaining("set regain.outside.ocr.by to none");
    }

    private TextReader reader(String command) throws IOException {
        Path program = folder.resolve("tesseract");
        Files.writeString(program, "#!/bin/sh\n" + LANGUAGES + command + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new TesseractReader(
                new OcrSettings("tesseract", program.toString(), "chi_sim+eng", Duration.ofSeconds(2)));
    }
}
