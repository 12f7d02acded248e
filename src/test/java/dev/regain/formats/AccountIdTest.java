package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountIdTest {

    @ParameterizedTest
    @CsvSource({
        "100012345678, 100012345678",
        "1000 1234 5678, 100012345678",
        "1000-1234-5678, 100012345678",
        "１０００１２３４５６７８, 100012345678",
        "12345, 12345",
        "999999999999999, 999999999999999"
    })
    void five_to_fifteen_digits_are_an_account_id(String typed, String digits) {
        assertThat(AccountId.of(typed).text()).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "'', required",
        "1234, format",
        "012345, format",
        "1234567890123456, format",
        "1e9, format",
        "٣٤٥٦٧٨٩, format"
    })
    void what_is_not_one_says_which_rule_it_breaks(String typed, String rule) {
        assertThatThrownBy(() -> AccountId.of(typed))
                .isInstanceOfSatisfying(
                        BrokenRule.class, broken -> assertThat(broken.rule()).isEqualTo(rule));
    }
}
