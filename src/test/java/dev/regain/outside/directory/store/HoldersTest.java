package dev.regain.outside.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.Match;
import dev.regain.outside.directory.Verification;
import dev.regain.story.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who holds or held a clue, and from when to when. */
@Story
class HoldersTest {

    private static final Instant SPRING = Instant.parse("2021-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2021-06-01T08:30:00Z");
    private static final Instant AUTUMN = Instant.parse("2021-09-01T00:00:00Z");

    private final AccountDirectory directory;

    HoldersTest(@Autowired AccountDirectory directory) {
        this.directory = directory;
    }

    @Test
    void of_a_clue_that_many_share_no_more_are_read_than_are_asked_for() {
        Clue shared = new Clue(ClueKind.DOMAIN, "shared-by-many.example");
        for (int i = 0; i < 25; i++) {
            // Each held it twice: that is one account.
            put(100_088_000_000L + i, new HeldClue(shared, SPRING, SUMMER), new HeldClue(shared, AUTUMN, null));
        }
        assertThat(directory.holders(shared, 21)).hasSize(21);
        assertThat(directory.holders(shared, 100)).hasSize(25);
    }

    @Test
    void an_accounts_own_number_has_one_holder() {
        put(100_088_000_100L);
        assertThat(directory.holders(Clue.of(AccountId.of("100088000100")), 21)).containsExactly(ref(100_088_000_100L));
        assertThat(directory.holders(Clue.of(AccountId.of("100088000199")), 21)).isEmpty();
    }

    @Test
    void a_match_says_for_which_time() {
        Clue moved = new Clue(ClueKind.FILING_NUMBER, "京ICP备88000001号");
        put(100_088_000_200L, new HeldClue(moved, SPRING, SUMMER));
        put(100_088_000_201L, new HeldClue(moved, SUMMER, null));
        assertThat(directory.find(moved))
                .containsExactlyInAnyOrder(
                        new Match(ref(100_088_000_200L), SPRING, SUMMER),
                        new Match(ref(100_088_000_201L), SUMMER, null));
    }

    @Test
    void of_two_times_that_begin_alike_the_one_that_goes_does_not_take_the_other_along() {
        Clue phone = new Clue(ClueKind.PHONE, "+8613888000300");
        put(100_088_000_300L, new HeldClue(phone, SPRING, SUMMER), new HeldClue(phone, SPRING, null));
        put(100_088_000_300L, new HeldClue(phone, SPRING, null));
        assertThat(directory.find(phone)).containsExactly(new Match(ref(100_088_000_300L), SPRING, null));
    }

    private void put(long accountId, HeldClue... clues) {
        directory.put(new AccountRecord(
                new AccountId(accountId),
                "",
                LocalDate.of(2020, 1, 1),
                Verification.NONE,
                null,
                null,
                List.of(),
                List.of(clues)));
    }

    private AccountRef ref(long accountId) {
        return directory.refOf(new AccountId(accountId)).orElseThrow();
    }
}
