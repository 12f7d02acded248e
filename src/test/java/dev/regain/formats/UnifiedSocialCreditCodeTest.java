package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class UnifiedSocialCreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/credit-codes.csv", useHeadersInDisplayName = true)
    void a_credit_code_is_read_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> UnifiedSocialCreditCode.of(text).text(), typed, expected);
    }

    @Test
    void the_middle_is_hidden_and_nothing_is_written_by_accident() {
        UnifiedSocialCreditCode code = UnifiedSocialCreditCode.of("9144030071526726XG");
        assertThat(code.masked()).isEqualTo("91************26XG");
        assertThat(code.toString()).doesNotContain("71526726");
    }

    @Property(seed = "1", tries = 500)
    void a_credit_code_reads_the_same_in_every_dress(@ForAll("codes") String code) {
        UnifiedSocialCreditCode read = UnifiedSocialCreditCode.of(code);
        assertThat(read.text()).isEqualTo(code);
        Dresses.inGroups(Arbitraries.just(code)).sampleStream().limit(3).forEach(dressed -> assertThat(
                        UnifiedSocialCreditCode.of(dressed))
                .isEqualTo(read));
    }

    @Property(seed = "2", tries = 100)
    void any_one_wrong_character_is_found(@ForAll("codes") String code) {
        for (int i = 0; i < 18; i++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != code.charAt(i)) {
                    String wrong = code.substring(0, i) + other + code.substring(i + 1);
                    boolean letterInPlace = i >= 2 && i < 8 && other > '9';
                    assertThatThrownBy(() -> UnifiedSocialCreditCode.of(wrong))
                            .hasMessage(letterInPlace ? "format" : "check-digit");
                }
            }
        }
    }

    @Property(seed = "3", tries = 300)
    void an_organisation_code_that_is_wrong_is_found_even_where_the_whole_checks(
            @ForAll("codes") String code, @ForAll("organisationChecks") String other) {
        if (!other.equals(code.substring(16, 17))) {
            assertThatThrownBy(() -> UnifiedSocialCreditCode.of(withCheck(code.substring(0, 16) + other)))
                    .hasMessage("organisation-code");
        }
    }

    @Provide
    Arbitrary<String> organisationChecks() {
        return Arbitraries.strings().withChars("0123456789X").ofLength(1);
    }

    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> kind = Arbitraries.of("91", "92", "93", "12", "52", "A1", "Y9");
        Arbitrary<String> place = Arbitraries.strings().numeric().ofLength(6);
        Arbitrary<String> body =
                Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(8);
        return Combinators.combine(kind, place, body).as((k, p, b) -> withCheck(k + p + withOrganisationCheck(b)));
    }

    /** Horner's way from the right, not the weights that are under test. */
    private static String withCheck(String body) {
        int sum = 0;
        for (int i = 16; i >= 0; i--) {
            sum = (sum * 3 + ALPHABET.indexOf(body.charAt(i))) % 31;
        }
        return body + ALPHABET.charAt((31 - sum) % 31);
    }

    private static String withOrganisationCheck(String body) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += weights[i] * "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(body.charAt(i));
        }
        int check = 11 - sum % 11;
        return body + (check == 10 ? "X" : check == 11 ? "0" : check);
    }
}
