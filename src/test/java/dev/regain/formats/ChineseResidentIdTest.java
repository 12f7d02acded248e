package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ChineseResidentIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/resident-ids.csv", useHeadersInDisplayName = true)
    void an_identity_number_is_read_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> ChineseResidentId.of(text, TODAY).text(), typed, expected);
    }

    @Test
    void somebody_born_on_a_leap_day_can_be_130_for_a_whole_year() {
        String born = withCheck("11010118960229001");
        assertThat(ChineseResidentId.of(born, LocalDate.of(2027, 2, 28)).birthDate())
                .isEqualTo("1896-02-29");
        assertThatThrownBy(() -> ChineseResidentId.of(born, LocalDate.of(2027, 3, 1)))
                .isInstanceOf(BrokenRule.class);
    }

    @Test
    void without_a_date_today_in_china_counts() {
        assertThat(ChineseResidentId.of("11010519491231002X").birthDate()).isEqualTo("1949-12-31");
    }

    @Test
    void the_middle_is_hidden_and_nothing_is_written_by_accident() {
        ChineseResidentId id = ChineseResidentId.of("440524188001010014", LocalDate.of(2000, 1, 1));
        assertThat(id.masked()).isEqualTo("4****************4");
        assertThat(id.toString()).doesNotContain("1880");
    }

    @Property(seed = "1", tries = 500)
    void an_identity_number_reads_the_same_in_every_dress(@ForAll("numbers") String number) {
        ChineseResidentId read = ChineseResidentId.of(number, TODAY);
        assertThat(read.text()).isEqualTo(number);
        Dresses.inGroups(Arbitraries.just(number)).sampleStream().limit(3).forEach(dressed -> assertThat(
                        ChineseResidentId.of(dressed, TODAY))
                .isEqualTo(read));
    }

    @Property(seed = "2", tries = 200)
    void any_one_wrong_character_is_found(@ForAll("numbers") String number) {
        for (int i = 0; i < 18; i++) {
            for (char other : (i < 17 ? "0123456789" : "0123456789X").toCharArray()) {
                if (other != number.charAt(i)) {
                    String wrong = number.substring(0, i) + other + number.substring(i + 1);
                    String rule = i == 0 && other == '0' ? "format" : "check-digit";
                    assertThatThrownBy(() -> ChineseResidentId.of(wrong, TODAY)).hasMessage(rule);
                }
            }
        }
    }

    @Property(seed = "3", tries = 500)
    void two_neighbours_swapped_are_found(@ForAll("numbers") String number) {
        for (int i = 0; i < 16; i++) {
            if (number.charAt(i) != number.charAt(i + 1)) {
                String wrong =
                        number.substring(0, i) + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2);
                assertThatThrownBy(() -> ChineseResidentId.of(wrong, TODAY)).isInstanceOf(BrokenRule.class);
            }
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<Integer> place = Arbitraries.integers().between(110000, 839999);
        Arbitrary<LocalDate> born = Arbitraries.longs().between(0, 130 * 365).map(TODAY::minusDays);
        Arbitrary<Integer> sequence = Arbitraries.integers().between(0, 999);
        return Combinators.combine(place, born, sequence)
                .as((p, b, s) -> withCheck(p + b.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(s)));
    }

    /** ISO 7064 MOD 11-2 as the standard words it, by doubling; not by the table of weights that is under test. */
    private static String withCheck(String body) {
        int remainder = 0;
        for (char digit : body.toCharArray()) {
            remainder = (remainder + digit - '0') * 2 % 11;
        }
        int check = (12 - remainder) % 11;
        return body + (check == 10 ? "X" : check);
    }
}
