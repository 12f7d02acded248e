package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FewerThanFiveTest {

    @Test
    void who_has_five_cases_is_shown() {
        assertThat(FewerThanFive.shown(Map.of("anna", 5L, "bert", 8L))).containsExactlyInAnyOrder("anna", "bert");
    }

    @Test
    void who_alone_has_fewer_takes_another_one_along_so_that_the_rest_of_the_sum_is_not_theirs() {
        assertThat(FewerThanFive.shown(Map.of("anna", 9L, "bert", 6L, "carl", 4L)))
                .containsExactly("anna");
        assertThat(FewerThanFive.shown(Map.of("anna", 9L, "carl", 4L))).isEmpty();
    }

    @Test
    void two_who_have_fewer_hide_each_other_only_if_they_have_five_between_them() {
        assertThat(FewerThanFive.shown(Map.of("anna", 9L, "bert", 7L, "carl", 4L, "dora", 3L)))
                .containsExactlyInAnyOrder("anna", "bert");
        assertThat(FewerThanFive.shown(Map.of("anna", 9L, "bert", 7L, "carl", 1L, "dora", 1L)))
                .containsExactly("anna");
    }

    @Test
    void nobody_is_no_trouble() {
        assertThat(FewerThanFive.shown(Map.of())).isEmpty();
    }
}
