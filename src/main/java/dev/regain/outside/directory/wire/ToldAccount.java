package dev.regain.outside.directory.wire;

import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An account as it is told: everything is text, nothing is checked yet. Complete: it replaces all on file about the
 * account. Any part may be null where nothing was told; lists may be.
 *
 * @param registeredOn a day, {@code 2019-03-14}
 */
public record ToldAccount(
        String accountId,
        String nickname,
        String registeredOn,
        String verification,
        ToldPerson person,
        ToldEnterprise enterprise,
        List<ToldLoginMethod> loginMethods,
        List<ToldClue> clues) {

    private static final long DAY_SECONDS = 86_400;

    public record ToldPerson(String name, String idNumber) {}

    public record ToldEnterprise(String name, String creditCode) {}

    /**
     * @param heldFrom a day in UTC or an ISO 8601 instant; null for the day of registration
     * @param heldUntil the same; null while it is bound
     */
    public record ToldLoginMethod(String kind, String identifier, String heldFrom, String heldUntil) {}

    /** @see ToldLoginMethod */
    public record ToldClue(String kind, String value, String heldFrom, String heldUntil) {}

    /** The same, where the account ID was told elsewhere. */
    public ToldAccount named(String accountId) {
        return new ToldAccount(
                accountId, nickname, registeredOn, verification, person, enterprise, loginMethods, clues);
    }

    /** In as few words as say it: what can be left out is null. The same record is always told the same. */
    public static ToldAccount of(AccountRecord account) {
        Instant registered = startOf(account.registeredOn());
        return new ToldAccount(
                account.accountId().text(),
                account.nickname().isEmpty() ? null : account.nickname(),
                account.registeredOn().toString(),
                account.verification().name(),
                account.person() == null
                        ? null
                        : new ToldPerson(
                                account.person().name(), account.person().idNumber()),
                account.enterprise() == null
                        ? null
                        : new ToldEnterprise(
                                account.enterprise().name(),
                                account.enterprise().creditCode()),
                each(account.loginMethods(), method -> told(method, registered)),
                each(account.clues(), clue -> told(clue, registered)));
    }

    private static <T, S> List<S> each(List<T> all, Function<T, S> told) {
        List<S> each = new ArrayList<>(all.size());
        for (T one : all) {
            each.add(told.apply(one));
        }
        return each;
    }

    private static ToldLoginMethod told(LoginMethodOnFile method, Instant registered) {
        return new ToldLoginMethod(
                method.kind().name(), method.identifier(), from(method.from(), registered), text(method.until()));
    }

    private static ToldClue told(HeldClue held, Instant registered) {
        return new ToldClue(
                held.clue().kind().name(), held.clue().value(), from(held.from(), registered), text(held.until()));
    }

    private static String from(Instant from, Instant registered) {
        return from.equals(registered) ? null : text(from);
    }

    /** A day where it is the start of one. */
    private static String text(Instant time) {
        if (time == null) {
            return null;
        }
        boolean startsDay = time.getNano() == 0 && Math.floorMod(time.getEpochSecond(), DAY_SECONDS) == 0;
        return startsDay
                ? LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), DAY_SECONDS))
                        .toString()
                : time.toString();
    }

    static Instant startOf(LocalDate day) {
        return Instant.ofEpochSecond(day.toEpochDay() * DAY_SECONDS);
    }

    @Override
    public String toString() {
        return "ToldAccount[…]";
    }
}
