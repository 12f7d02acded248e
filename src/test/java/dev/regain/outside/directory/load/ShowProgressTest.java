package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator sees while a file of 1,000 bytes is loaded. */
class ShowProgressTest {

    private static final Path FILE = Path.of("somewhere", "accounts.ndjson");
    private static final Path REJECTS = Path.of("somewhere", "accounts.ndjson.rejected.csv");

    private final List<String> told = new ArrayList<>();
    private long now = 5_000_000_000L;

    @Test
    void a_bar_moves_with_rate_and_time_left() {
        ShowProgress bar = ShowProgress.bar(told::add, () -> now);
        bar.begins(FILE, 1_000, Tally.NOTHING);
        passes(Duration.ofMillis(100));
        bar.reaches(100, tally(10, 50, 0));
        assertThat(told).as("too soon").isEmpty();
        passes(Duration.ofMillis(1_900));
        bar.reaches(250, tally(1_000, 5_500, 0));
        assertThat(told)
                .containsExactly("\raccounts.ndjson [######                  ] 25 %, 1,000 accounts,"
                        + " 500 accounts/s, 2,750 clues/s, 0:06 left\u001B[K");
        passes(Duration.ofSeconds(6));
        bar.reaches(1_000, tally(4_000, 22_000, 0));
        assertThat(told.get(1)).contains("[########################] 100 %", ", 0:00 left");
    }

    @Test
    void where_there_is_no_terminal_a_line_comes_every_five_seconds() {
        ShowProgress lines = ShowProgress.lines(told::add, () -> now);
        lines.begins(FILE, 1_000, Tally.NOTHING);
        for (int second = 1; second <= 12; second++) {
            passes(Duration.ofSeconds(1));
            lines.reaches(second, tally(second, 5 * second, 0));
        }
        assertThat(told)
                .containsExactly(
                        "accounts.ndjson: 0 %, 5 accounts, 1 accounts/s, 5 clues/s, 16:35 left",
                        "accounts.ndjson: 1 %, 10 accounts, 1 accounts/s, 5 clues/s, 16:30 left");
    }

    @Test
    void hours_are_told_as_hours() {
        ShowProgress lines = ShowProgress.lines(told::add, () -> now);
        lines.begins(FILE, 1_000, Tally.NOTHING);
        passes(Duration.ofMinutes(1));
        lines.reaches(10, tally(60, 60, 0));
        assertThat(told).singleElement().asString().endsWith(", 1:39:00 left");
    }

    @Test
    void what_was_loaded_before_counts_for_neither_rate_nor_time_left() {
        Tally before = tally(2_000, 11_000, 0);
        ShowProgress lines = ShowProgress.lines(told::add, () -> now);
        lines.begins(FILE, 1_000, before);
        // Half of the file is read again in a second, the next tenth is loaded in ten.
        passes(Duration.ofSeconds(1));
        lines.reaches(500, before);
        passes(Duration.ofSeconds(10));
        lines.reaches(600, tally(2_400, 13_200, 0));
        assertThat(told)
                .containsExactly(
                        "accounts.ndjson: goes on after line 2,000",
                        "accounts.ndjson: 60 %, 2,400 accounts, 40 accounts/s, 220 clues/s, 0:40 left");
        passes(Duration.ofSeconds(40));
        assertThat(lines.summary(tally(4_000, 22_000, 0), REJECTS))
                .isEqualTo("accounts.ndjson: 4,000 accounts in 0:50 (220 clues/s): 4,000 new, 0 changed, 0 unchanged,"
                        + " 22,000 clues written; nothing rejected");
    }

    @Test
    void the_end_says_where_rejected_lines_are() {
        ShowProgress lines = ShowProgress.lines(told::add, () -> now);
        lines.begins(FILE, 0, Tally.NOTHING);
        passes(Duration.ofSeconds(2));
        assertThat(lines.summary(tally(1_000, 5_500, 1_234), REJECTS))
                .contains("in 0:02 (2,750 clues/s)")
                .endsWith("; 1,234 lines rejected, see " + REJECTS);
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private static Tally tally(long added, long clues, long rejected) {
        return new Tally(added + rejected, added, 0, 0, rejected, clues, 0);
    }
}
