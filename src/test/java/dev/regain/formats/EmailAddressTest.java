package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void an_address_is_read_in_one_form() {
        assertThat(EmailAddress.of(" Ana.Li+x＠Example.COM ").text()).isEqualTo("Ana.Li+x@example.com");
        assertThat(EmailAddress.of("ana@公司.cn").text()).isEqualTo("ana@xn--55qx5d.cn");
        assertThat(EmailAddress.of("ana@example。com").text()).isEqualTo("ana@example.com");
        assertThat(EmailAddress.of("ana@example.com").masked()).isEqualTo("a***@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "@example.com",
                "ana@",
                "ana@localhost",
                "ana@-x.com",
                "a b@example.com",
                "ana@example.com\nBcc: x@example.com",
                "ana@@example.com",
                ".ana@example.com",
                "ana@1.2.3.4",
                "<ana@example.com>"
            })
    void what_is_no_address_is_not_taken(String typed) {
        assertThatThrownBy(() -> EmailAddress.of(typed))
                .isInstanceOfSatisfying(
                        BrokenRule.class, broken -> assertThat(broken.rule()).isEqualTo("format"));
    }
}
