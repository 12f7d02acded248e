package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void a_gigabyte_of_one_line_is_passed_over_without_being_kept() throws Exception {
        try (Lines lines = new Lines(new SequenceInputStream(
                Collections.enumeration(List.of(stream("first\n"), new Endless(1L << 30), stream("\nlast\n")))))) {
            assertThat(lines.next().text()).isEqualTo("first");
            Line tooLong = lines.next();
            assertThat(tooLong.tooLong()).isTrue();
            assertThat(tooLong.bytes()).hasSizeLessThan(1_000);
            assertThat(lines.next())
                    .satisfies(line -> assertThat(line.text()).isEqualTo("last"))
                    .satisfies(line -> assertThat(line.number()).isEqualTo(3));
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void the_longest_line_is_kept_whole() throws Exception {
        String longest = "a".repeat(Lines.LONGEST);
        try (Lines lines = new Lines(stream(longest + "\n" + longest + "a\n"))) {
            assertThat(lines.next().text()).isEqualTo(longest);
            assertThat(lines.next().tooLong()).isTrue();
        }
    }

    @Test
    void line_breaks_of_windows_a_byte_order_mark_and_a_missing_end_are_understood() throws Exception {
        try (Lines lines = new Lines(stream("\uFEFFa\r\n\r\n b"))) {
            assertThat(lines.next()).satisfies(line -> assertThat(line.text()).isEqualTo("a"));
            assertThat(lines.next().isBlank()).isTrue();
            assertThat(lines.next())
                    .satisfies(line -> assertThat(line.text()).isEqualTo(" b"))
                    .satisfies(line -> assertThat(line.ended()).isFalse());
            assertThat(lines.next()).isNull();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many letters, without holding them. */
    private static final class Endless extends InputStream {

        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int now = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + now, (byte) 'a');
            left -= now;
            return now;
        }
    }
}
