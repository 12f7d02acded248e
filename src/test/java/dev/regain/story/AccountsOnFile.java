package dev.regain.story;

import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Accounts that a test puts into the directory, beside those of the demo. */
final class AccountsOnFile {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private AccountsOnFile() {}

    /** An account that holds these clues since long. */
    static AccountRecord holding(String accountId, Clue... clues) {
        return new AccountRecord(
                AccountId.of(accountId),
                "测试账号",
                LocalDate.of(2020, 1, 1),
                Verification.NONE,
                null,
                null,
                List.of(),
                Stream.of(clues).map(clue -> new HeldClue(clue, LONG_AGO, null)).toList());
    }
}
