package dev.regain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VariableTest {

    private enum Proof {
        SMS
    }

    @Test
    void a_reference_is_no_hiding_place_for_a_number() {
        Variable<UUID> reference = Variable.reference("ref");

        assertThat(reference.permits(UUID.randomUUID().toString())).isTrue();
        assertThat(reference.permits("138-0013-8000-0-0")).isFalse();
        assertThat(reference.permits("Ana")).isFalse();
    }

    @Test
    void a_choice_is_spelt_as_diagrams_spell_it() {
        Variable<Proof> choice = Variable.choice("proof", Proof.class);

        assertThat(choice.permits("sms")).isTrue();
        assertThat(choice.permits("SMS")).isFalse();
        assertThat(choice.permits("other")).isFalse();
        assertThat(choice.permits(1)).isFalse();
    }

    @Test
    void flags_counts_and_times_have_their_own_type() {
        assertThat(Variable.flag("f").permits(true)).isTrue();
        assertThat(Variable.flag("f").permits("true")).isFalse();
        assertThat(Variable.count("c").permits(3)).isTrue();
        assertThat(Variable.count("c").permits(13800138000L)).isFalse();
        assertThat(Variable.time("t").permits(new Date())).isTrue();
        assertThat(Variable.time("t").permits("today")).isFalse();
    }
}
