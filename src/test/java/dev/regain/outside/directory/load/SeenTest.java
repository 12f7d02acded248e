package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenTest {

    @Test
    void it_remembers_exactly_what_it_was_told() throws Exception {
        Seen seen = new Seen();
        Set<Long> told = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 1_500_000; i++) {
            long account =
                    i % 3 == 0 ? 10_000L + random.nextInt(300_000) : random.nextLong(10_000, 1_000_000_000_000_000L);
            assertThat(seen.add(account)).isEqualTo(told.add(account));
        }
    }
}
