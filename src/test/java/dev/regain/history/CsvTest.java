package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void a_spreadsheet_opens_it_by_its_byte_order_mark_and_numbers_stay_numbers() throws IOException {
        assertThat(written("页面", -3, 1.5, null)).isEqualTo("\uFEFFa,b,c,d\r\n页面,-3,1.5,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "＝1"})
    void what_would_be_a_formula_is_a_text(String text) throws IOException {
        assertThat(written(text)).contains("'" + text);
    }

    @Test
    void commas_quotes_and_lines_stay_in_their_cell() throws IOException {
        assertThat(written("a,\"b\"\nc")).contains("\"a,\"\"b\"\"\nc\"");
        assertThat(written("\rx")).contains("\"'\rx\"");
    }

    private static String written(Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv.write(out, List.of("a", "b", "c", "d").subList(0, cells.length), Stream.of(Arrays.asList(cells)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
