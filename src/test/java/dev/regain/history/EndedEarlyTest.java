package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.house.DrawnProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A case ends at an end of its whole process; of one that is drawn inside a sub-process the engine keeps nothing in the case. */
class EndedEarlyTest {

    @Test
    void each_early_end_is_how_a_whole_process_of_ours_may_end() {
        Set<String> ends = DrawnProcesses.files().stream()
                .map(EndedEarlyTest::read)
                .flatMap(diagram -> diagram.outcomes().stream())
                .map(Diagram.Element::id)
                .collect(Collectors.toSet());

        assertThat(ends).contains("approved").doesNotContain("changeGivenUp");
        assertThat(ends).containsAll(FindCases.ENDED_EARLY);
    }

    private static Diagram read(Path file) {
        try {
            return Diagram.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
