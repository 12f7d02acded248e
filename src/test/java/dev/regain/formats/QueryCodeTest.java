package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Property(tries = 300)
    void a_code_is_read_as_it_is_written(@ForAll long seed) {
        QueryCode code = random(seed);

        assertThat(code.text()).matches("([0-9A-HJKMNP-TV-Z]{5}-){2}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(QueryCode.of(code.text())).isEqualTo(code);
        assertThat(QueryCode.of(" " + code.text().toLowerCase(Locale.ROOT).replace("-", "  ")))
                .isEqualTo(code);
        assertThat(QueryCode.of(code.text().replace('0', 'o').replace('1', 'l')))
                .isEqualTo(code);
    }

    @Property(tries = 300)
    void every_single_wrong_character_is_found(@ForAll long seed) {
        String text = random(seed).text();
        for (int at = 0; at < text.length(); at++) {
            char right = text.charAt(at);
            for (char wrong : ALPHABET.toCharArray()) {
                if (right != '-' && wrong != right) {
                    String changed = text.substring(0, at) + wrong + text.substring(at + 1);
                    assertThatThrownBy(() -> QueryCode.of(changed))
                            .isInstanceOfSatisfying(BrokenRule.class, broken -> assertThat(broken.rule())
                                    .isEqualTo("check-digit"));
                }
            }
        }
    }

    @Test
    void seventy_bits_are_fourteen_characters_and_no_bit_is_lost() {
        BigInteger all = BigInteger.ONE.shiftLeft(QueryCode.BITS).subtract(BigInteger.ONE);

        assertThat(QueryCode.of(all).text()).startsWith("ZZZZZ-ZZZZZ-ZZZZ");
        assertThat(QueryCode.of(BigInteger.ZERO).text()).startsWith("00000-00000-0000");
        assertThat(QueryCode.of(BigInteger.ONE.shiftLeft(QueryCode.BITS - 1)))
                .isNotEqualTo(QueryCode.of(BigInteger.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC", "UUUUU-UUUUU-UUUUU", "查询编码", "AAAAA-AAAAA-AAAAA-A"})
    void anything_else_is_no_code(String typed) {
        assertThatThrownBy(() -> QueryCode.of(typed))
                .isInstanceOfSatisfying(
                        BrokenRule.class, broken -> assertThat(broken.rule()).isEqualTo("format"));
    }

    private static QueryCode random(long seed) {
        return QueryCode.of(new BigInteger(QueryCode.BITS, new Random(seed)));
    }
}
