package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is common is read on a short way, for files have millions of it; it says what the whole way says. */
class ShortWaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 28);

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

    @Property(seed = "3", tries = 20_000)
    void an_address_reads_the_same_both_ways(
            @ForAll @Chars({'0', '1', '2', '5', '9', '.', '.', '.', ' '}) @StringLength(max = 17) String address) {
        assertSame(address, text -> PublicIpAddress.of(text).text(), text -> PublicIpAddress.read(text)
                .text());
    }

    @Property(seed = "4", tries = 20_000)
    void four_numbers_read_the_same_both_ways(
            @ForAll @IntRange(max = 300) int a,
            @ForAll @IntRange(max = 300) int b,
            @ForAll @IntRange(max = 300) int c,
            @ForAll @IntRange(max = 300) int d) {
        String address = a + "." + b + "." + c + "." + d;
        assertSame(address, text -> PublicIpAddress.of(text).text(), text -> PublicIpAddress.read(text)
                .text());
    }

    @Test
    void the_ends_of_every_block_read_the_same_both_ways() {
        for (int high = 0; high < 1 << 16; high++) {
            for (String low : List.of(".0.0", ".2.255", ".48.1", ".99.1", ".100.7", ".113.7", ".193.0", ".196.1")) {
                String address = (high >> 8) + "." + (high & 255) + low;
                assertSame(address, text -> PublicIpAddress.of(text).text(), text -> PublicIpAddress.read(text)
                        .text());
            }
        }
    }

    @Property(seed = "5", tries = 50_000)
    void a_filing_reads_the_same_both_ways(@ForAll("filings") String filing) {
        assertSame(filing, text -> IcpFiling.of(text).text(), text -> IcpFiling.read(text)
                .text());
    }

    @Provide
    Arbitrary<String> filings() {
        Arbitrary<String> place = Arbitraries.strings().withChars("京粤蜀川黔贵合字國中 ").ofMaxLength(2);
        Arbitrary<String> kind = Arbitraries.of("ICP备", "ICP证", "icp备", "ICP備", "B2-", "ICP", "公网安备");
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(5).ofMaxLength(11);
        Arbitrary<String> end = Arbitraries.of("号", "号", "号", "", "号-1", "-12", "号 ", "號");
        return Combinators.combine(place, kind, digits, end).as((a, b, c, d) -> a + b + c + d);
    }

    @Property(seed = "6", tries = 5_000)
    void an_id_number_reads_the_same_both_ways(
            @ForAll @IntRange(min = 1, max = 9) int first,
            @ForAll @NumericChars @StringLength(5) String place,
            @ForAll @IntRange(min = 1890, max = 2030) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day,
            @ForAll @NumericChars @StringLength(3) String sequence) {
        String body = first + place + year + "%02d%02d".formatted(month, day) + sequence;
        for (char check : "0123456789Xx".toCharArray()) {
            assertSame(body + check, text -> ChineseResidentId.of(text, TODAY).text(), text -> ChineseResidentId.read(
                            text, TODAY)
                    .text());
        }
    }

    @Property(seed = "7", tries = 300)
    void a_credit_code_reads_the_same_both_ways(
            @ForAll @Chars({'0', '1', '9', 'A', 'G', 'I', 'X', 'Y', 'a'}) @StringLength(2) String kind,
            @ForAll @NumericChars @StringLength(6) String place,
            @ForAll @NumericChars @StringLength(8) String organisation) {
        for (char check : "0123456789X".toCharArray()) {
            for (char last : "0123456789ABCDEFGHJKLMNPQRTUWXYZ".toCharArray()) {
                assertSame(
                        kind + place + organisation + check + last,
                        text -> UnifiedSocialCreditCode.of(text).text(),
                        text -> UnifiedSocialCreditCode.read(text).text());
            }
        }
    }

    @Property(seed = "8", tries = 20_000)
    void an_enterprises_name_reads_the_same_both_ways(
            @ForAll @Chars({'有', '限', '公', '司', '〇', '0', '9', 'A', '·', '（', ' ', '-'}) @StringLength(max = 12)
                    String name) {
        assertSame(name, text -> EnterpriseName.of(text).text(), text -> EnterpriseName.read(Typed.normalise(text))
                .text());
    }

    @Property(seed = "9", tries = 20_000)
    void the_domain_of_a_mail_address_reads_the_same_both_ways(
            @ForAll @Chars({'a', 'b', 'n', 'x', 'A', '0', '1', '-', '.', 'c', 'o', 'm'}) @StringLength(max = 30)
                    String domain) {
        for (String ending : List.of("", ".com", ".c", ".c0m")) {
            assertSame(
                    "tom@" + domain + ending,
                    text -> EmailAddress.of(text).text(),
                    text -> "tom@" + EmailAddress.readDomain(text.substring(4)));
        }
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
