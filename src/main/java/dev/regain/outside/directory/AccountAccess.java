package dev.regain.outside.directory;

import dev.regain.formats.PhoneNumber;
import java.time.Instant;

/**
 * The ways into an account, changed one at a time; the provider's systems hear of it by a webhook. Each is part of the caller's
 * transaction, and holds the account until its end. What was there before stays on file with its end.
 *
 * <p>All throw {@link java.util.NoSuchElementException} where the account is not on file any more.
 */
public interface AccountAccess {

    /** From now on it is a login method; nothing happens where it is one already. */
    void addLoginMethod(AccountRef account, LoginMethodKind kind, String identifier, Instant now);

    /** It was one until now. */
    void endLoginMethod(AccountRef account, LoginMethodKind kind, String identifier, Instant now);

    /** From now on this is the secure phone; the one before was it until now. */
    void replaceSecurePhone(AccountRef account, PhoneNumber phone, Instant now);

    /**
     * Takes a replacement back: this was the secure phone until now, and those that ended with its beginning go on.
     *
     * @param since when it was put there
     */
    void takeBackSecurePhone(AccountRef account, PhoneNumber phone, Instant since, Instant now);
}
