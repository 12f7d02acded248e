package dev.regain.outside.directory;

import java.time.YearMonth;
import java.util.List;

/**
 * Account information 账号信息: what the applicant came for.
 *
 * @param accountId in full
 * @param registered the month in which the account was registered
 */
public record AccountInformation(
        String accountId, String nickname, Verification verification, YearMonth registered, List<Method> loginMethods) {

    /** @param masked {@code t***@example.com}, {@code 138****5678}, {@code *小明} */
    public record Method(LoginMethodKind kind, String masked) {}
}
