package dev.regain.outside.directory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.regain.formats.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * All that the directory keeps of an account, as the provider's systems hand it over. The secure phone is the
 * {@link ClueKind#PHONE} clue that has not ended. Lists are kept in an order of their own, so that the same account is
 * equal however it was told.
 *
 * @param nickname empty where there is none
 * @param clues of verified persons and enterprises the former ones; the ones of now follow from {@code person} and
 *     {@code enterprise}, and are among the clues only to tell since when
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

    public AccountRecord {
        loginMethods = inOrder(loginMethods, LoginMethodOnFile.ORDER);
        clues = inOrder(clues, HeldClue.ORDER);
    }

    /** Millions of accounts come through here when a file is loaded: no stream for a list of two. */
    private static <T> List<T> inOrder(List<T> told, Comparator<T> order) {
        List<T> sorted = new ArrayList<>(told);
        sorted.sort(order);
        return Collections.unmodifiableList(sorted);
    }

    /** What the account can be found by, its own number apart. */
    public List<HeldClue> foundBy() {
        List<HeldClue> all = new ArrayList<>(clues);
        if (person != null) {
            addOfNow(new Clue(ClueKind.PERSON, person.idNumber()), all);
        }
        if (enterprise != null) {
            addOfNow(new Clue(ClueKind.ENTERPRISE, enterprise.creditCode()), all);
        }
        for (LoginMethodOnFile method : loginMethods) {
            addLoginMethod(method, all);
        }
        return all;
    }

    /** A display name says nothing: many have the same. One method may be told twice. */
    private static void addLoginMethod(LoginMethodOnFile method, List<HeldClue> all) {
        if (method.kind() == LoginMethodKind.EMAIL || method.kind() == LoginMethodKind.PHONE) {
            Clue clue = Clue.ofLoginMethod(method.kind(), method.identifier());
            HeldClue held = new HeldClue(clue, method.from(), method.until());
            if (!all.contains(held)) {
                all.add(held);
            }
        }
    }

    /** Since the account was registered, where nothing else was told. */
    private void addOfNow(Clue clue, List<HeldClue> all) {
        for (HeldClue told : clues) {
            if (told.until() == null && told.clue().equals(clue)) {
                return;
            }
        }
        all.add(new HeldClue(clue, registeredOn.atStartOfDay(ZoneOffset.UTC).toInstant(), null));
    }

    /** @param idNumber resident ID number, GB 11643 */
    public record Person(String name, String idNumber) {}

    /** @param creditCode unified social credit code, GB 32100 */
    public record Enterprise(String name, String creditCode) {}

    /** @param identifier the address, number or display name that is bound */
    public record LoginMethodOnFile(LoginMethodKind kind, String identifier, Instant from, Instant until) {

        private static final Comparator<LoginMethodOnFile> ORDER = comparing(LoginMethodOnFile::from)
                .thenComparing(LoginMethodOnFile::kind)
                .thenComparing(LoginMethodOnFile::identifier)
                .thenComparing(LoginMethodOnFile::until, nullsLast(naturalOrder()));
    }

    public record HeldClue(Clue clue, Instant from, Instant until) {

        private static final Comparator<HeldClue> ORDER = comparing(
                        (HeldClue held) -> held.clue().kind())
                .thenComparing(held -> held.clue().value())
                .thenComparing(HeldClue::from);
    }

    @Override
    public String toString() {
        return "AccountRecord[…]";
    }
}
