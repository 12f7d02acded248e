package dev.regain.outside.directory;

import dev.regain.formats.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All that the directory keeps of an account, as the provider's systems hand it over. The secure phone is the
 * {@link ClueKind#PHONE} clue that has not ended; the verified person and enterprise are clues as well.
 *
 * @param person null where no person is verified
 * @param enterprise null where no enterprise is verified
 */
public record AccountRecord(
        AccountId accountId,
        String nickname,
        LocalDate registeredOn,
        Verification verification,
        Person person,
        Enterprise enterprise,
        List<LoginMethodOnFile> loginMethods,
        List<HeldClue> clues) {

    /** @param idNumber resident ID number, GB 11643 */
    public record Person(String name, String idNumber) {}

    /** @param creditCode unified social credit code, GB 32100 */
    public record Enterprise(String name, String creditCode) {}

    /** @param identifier the address, number or display name that is bound */
    public record LoginMethodOnFile(LoginMethodKind kind, String identifier, Instant from, Instant until) {}

    public record HeldClue(Clue clue, Instant from, Instant until) {}

    @Override
    public String toString() {
        return "AccountRecord[…]";
    }
}
