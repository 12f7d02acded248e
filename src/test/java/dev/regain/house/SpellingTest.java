package dev.regain.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "Send code, sendCode, send-code",
        "Prove by SMS, proveBySms, prove-by-sms",
        "Account ID entered, accountIdEntered, account-id-entered",
        "Change security check 修改安全校验, changeSecurityCheck, change-security-check"
    })
    void a_name_has_one_spelling_for_each_place(String name, String id, String file) {
        assertThat(Spelling.camel(name)).isEqualTo(id);
        assertThat(Spelling.kebab(id)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "Ownership proven?, isOwnershipProven",
        "Which proof?, whichProof",
        "Tries left?, areTriesLeft",
        "Is it over?, isItOver"
    })
    void a_question_is_its_id(String question, String id) {
        assertThat(Spelling.asks(id, question)).isTrue();
    }

    @Test
    void another_question_is_not() {
        assertThat(Spelling.asks("isOwnershipProven", "Phone proven?")).isFalse();
        assertThat(Spelling.asks("ownershipProven", "Ownership proven?")).isFalse();
        assertThat(Spelling.asks("isWhichProof", "Which proof?")).isFalse();
        assertThat(Spelling.asks("is", "?")).isFalse();
    }
}
