package dev.regain.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    @ParameterizedTest
    @CsvSource({
        "ENTERPRISE_NAME, 深圳市山海云图科技有限公司, 深圳市山海云图科技有限公司, EXACT",
        "ENTERPRISE_NAME, 山海(深圳)有限公司, 山海（深圳）有限公司, NORMALISED",
        "ENTERPRISE_NAME, ACME Cloud Ltd., Acme Cloud Ltd, NORMALISED",
        "ENTERPRISE_NAME, 深圳市山海云图科技有限公司, 深圳市山海云图网络科技有限公司, PARTIAL",
        "ENTERPRISE_NAME, 山海云图, 深圳市山海云图科技有限公司, PARTIAL",
        "ENTERPRISE_NAME, 深圳市山海云图科技有限公司, 深圳市青禾农业有限公司, NONE",
        "PERSON_NAME, 王建国, 王建国, EXACT",
        "PERSON_NAME, 王建国, 王建军, NONE",
        "ID_NUMBER, 11010519491231002X, 11010519491231002x, NORMALISED",
        "ID_NUMBER, 11010519491231002X, 11010519491231003X, PARTIAL",
        "ID_NUMBER, 11010519491231002X, 110105199003071239, NONE",
        "PHONE, +8613800138001, 13800138001, PARTIAL",
        "PHONE, +8613800138001, +8613800139001, NONE",
        "EMAIL, ops@shanhai.example, OPS@shanhai.example, NORMALISED"
    })
    void a_claim_agrees_with_the_record_as_a_reader_would_say(
            Field field, String claimed, String recorded, Match match) {
        assertThat(field.match(claimed, recorded)).isEqualTo(match);
        assertThat(field.match(recorded, claimed)).isEqualTo(match);
    }

    @ParameterizedTest
    @CsvSource({
        "ENTERPRISE_NAME, 深圳市山海云图科技有限公司, 深圳市******有限公司",
        "ENTERPRISE_NAME, 山海云图, 山海**",
        "PERSON_NAME, 王建国, *国",
        "ID_NUMBER, 11010519491231002X, 1****************X",
        "PHONE, +8613800138001, 138****8001",
        "PHONE, not a number, ***",
        "EMAIL, ops@shanhai.example, o***@shanhai.example"
    })
    void what_is_masked_can_be_told_apart_and_not_told(Field field, String value, String masked) {
        assertThat(field.masked(value)).isEqualTo(masked);
    }
}
