package dev.regain.outside.directory;

import dev.regain.formats.AccountId;
import dev.regain.formats.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The provider's accounts: what they can be found by, whom they belong to, and what may be told after a proof. */
public interface AccountDirectory {

    /** All accounts that hold or once held the clue; clues get recycled, so there may be several. */
    List<Match> find(Clue clue);

    /**
     * Accounts that hold or once held the clue; of so many that nothing follows from them, not all.
     *
     * @param most how many at the most; which ones, where there are more, is not said
     */
    Set<AccountRef> holders(Clue clue, int most);

    /** Of these accounts, the ones whose secure phone is this number now. */
    Set<AccountRef> securedBy(PhoneNumber phone, Set<AccountRef> among);

    /**
     * Of these accounts, the ones whose verified person this is now.
     *
     * @param idNumber as the face check's provider gave it
     */
    Set<AccountRef> verifiedAs(String idNumber, Set<AccountRef> among);

    /** The accounts that log in with this address or number now. */
    Set<AccountRef> loggedInWith(LoginMethodKind kind, String identifier);

    /** What a person who proved ownership is told, by account ID; personal parts masked. */
    List<AccountInformation> describe(Set<AccountRef> accounts);

    /** Adds the account, or replaces all that is on file about it; twice at once are one after the other. */
    Put put(AccountRecord account);

    enum Put {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    Optional<AccountRef> refOf(AccountId accountId);

    /** All that is on record, in clear; for who may see it, never for an applicant. */
    Optional<AccountRecord> record(AccountRef account);

    /**
     * Forgets the account and all it was found by.
     *
     * @return whether it was there
     */
    boolean delete(AccountRef account);
}
