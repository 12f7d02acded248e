package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000",
        "+86 138-0013-8000, +8613800138000",
        "008613800138000, +8613800138000",
        "１３８００１３８０００, +8613800138000",
        "+852 5123 4567, +85251234567",
        "+853 6612 3456, +85366123456",
        "+886 912 345 678, +886912345678",
        "+49 1512 3456789, +4915123456789"
    })
    void a_mobile_number_is_read_in_any_dress(String typed, String e164) {
        assertThat(PhoneNumber.of(typed).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "'', required",
        "'  ', required",
        "12345, format",
        "1380013800a, format",
        "13800138000;ext=5, format",
        "+999 123456789, format",
        "010-12345678, not-mobile",
        "+1 800 555 0199, not-mobile"
    })
    void what_is_not_one_says_which_rule_it_breaks(String typed, String rule) {
        assertThatThrownBy(() -> PhoneNumber.of(typed))
                .isInstanceOfSatisfying(
                        BrokenRule.class, broken -> assertThat(broken.rule()).isEqualTo(rule));
    }

    @Test
    void ten_thousand_characters_are_refused_before_they_are_read() {
        assertThatThrownBy(() -> PhoneNumber.of("1".repeat(10_000)))
                .isInstanceOfSatisfying(
                        BrokenRule.class, broken -> assertThat(broken.rule()).isEqualTo("too-long"));
    }

    @Test
    void the_middle_is_hidden_and_nothing_is_written_by_accident() {
        PhoneNumber phone = PhoneNumber.of("13800138000");
        assertThat(phone.masked()).isEqualTo("138****8000");
        assertThat(phone.toString()).doesNotContain("138");
        assertThat(phone.region()).isEqualTo("CN");
    }
}
