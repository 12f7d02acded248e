package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is common is read on a short way, for files have millions of it; it says what the whole way says. */
class ShortWaysTest {

    @Test
    void plain_signs_are_those_that_folding_leaves_alone() {
        for (char sign = 0; sign < Character.MAX_VALUE; sign++) {
            if (sign >= '!' && sign <= '~' || Typed.isPlainHan(sign)) {
                assertThat(Typed.folded("中" + sign + "a" + sign)).isEqualTo("中" + sign + "a" + sign);
            }
        }
    }

    @Test
    void every_mainland_range_is_what_libphonenumber_says() {
        Random random = new Random(1);
        for (int range = 10_000; range < 20_000; range++) {
            for (int digits : new int[] {0, 999_999, random.nextInt(1_000_000), random.nextInt(1_000_000)}) {
                String number = range + "%06d".formatted(digits);
                assertSame(number, text -> PhoneNumber.of(text).e164(), text -> PhoneNumber.read(text)
                        .e164());
            }
        }
    }

    @Property(seed = "1", tries = 20_000)
    void a_mainland_number_reads_the_same_both_ways(@ForAll @NumericChars @StringLength(10) String digits) {
        assertSame("+861" + digits, text -> PhoneNumber.of(text).e164(), text -> PhoneNumber.read(text)
                .e164());
    }

    @Property(seed = "2", tries = 50_000)
    void a_domain_reads_the_same_both_ways(
            @ForAll @Chars({'a', 'b', 'n', 'x', '0', '1', '-', '.', 'c', 'o', 'm'}) @StringLength(max = 40)
                    String host) {
        assertSame(host + ".cn", text -> DomainName.of(text).ascii(), text -> DomainName.read(text)
                .ascii());
        assertSame(host, text -> DomainName.of(text).ascii(), text -> DomainName.read(text)
                .ascii());
    }

    private static void assertSame(String typed, Function<String, String> ofShort, Function<String, String> ofWhole) {
        assertThat(answer(typed, ofShort)).as(typed).isEqualTo(answer(typed, ofWhole));
    }

    private static String answer(String typed, Function<String, String> reading) {
        try {
            return reading.apply(typed);
        } catch (BrokenRule broken) {
            return "!" + broken.rule();
        }
    }
}
