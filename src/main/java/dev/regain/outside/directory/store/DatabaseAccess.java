package dev.regain.outside.directory.store;

import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.AccountAccess;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is on record under the account's lock, and puts it back changed. Times are as finely as databases keep them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DatabaseAccess implements AccountAccess {

    private final Accounts accounts;
    private final AccountSeal seal;
    private final AccountDirectory directory;

    DatabaseAccess(Accounts accounts, AccountSeal seal, AccountDirectory directory) {
        this.accounts = accounts;
        this.seal = seal;
        this.directory = directory;
    }

    @Override
    public void addLoginMethod(AccountRef account, LoginMethodKind kind, String identifier, Instant now) {
        changeMethods(account, methods -> {
            if (methods.stream().noneMatch(method -> isNow(method, kind, identifier))) {
                methods.add(new LoginMethodOnFile(kind, identifier, kept(now), null));
            }
            return methods;
        });
    }

    @Override
    public void endLoginMethod(AccountRef account, LoginMethodKind kind, String identifier, Instant now) {
        changeMethods(account, methods -> {
            methods.replaceAll(method -> isNow(method, kind, identifier)
                    ? new LoginMethodOnFile(kind, identifier, method.from(), kept(now))
                    : method);
            return methods;
        });
    }

    private static boolean isNow(LoginMethodOnFile method, LoginMethodKind kind, String identifier) {
        return method.until() == null
                && method.kind() == kind
                && method.identifier().equals(identifier);
    }

    @Override
    public void replaceSecurePhone(AccountRef account, PhoneNumber phone, Instant now) {
        changeClues(account, clues -> {
            clues.replaceAll(held -> isSecurePhone(held) ? until(held, kept(now)) : held);
            clues.add(new HeldClue(Clue.of(phone), kept(now), null));
            return clues;
        });
    }

    @Override
    public void takeBackSecurePhone(AccountRef account, PhoneNumber phone, Instant since, Instant now) {
        changeClues(account, clues -> {
            clues.replaceAll(held -> {
                if (isSecurePhone(held) && held.clue().equals(Clue.of(phone))) {
                    return until(held, kept(now));
                }
                boolean endedThen =
                        held.clue().kind() == ClueKind.PHONE && kept(since).equals(held.until());
                return endedThen ? until(held, null) : held;
            });
            return clues;
        });
    }

    private static boolean isSecurePhone(HeldClue held) {
        return held.clue().kind() == ClueKind.PHONE && held.until() == null;
    }

    private static HeldClue until(HeldClue held, Instant until) {
        return new HeldClue(held.clue(), held.from(), until);
    }

    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private void changeMethods(AccountRef account, UnaryOperator<List<LoginMethodOnFile>> change) {
        AccountRecord before = locked(account);
        put(before, change.apply(new ArrayList<>(before.loginMethods())), before.clues());
    }

    private void changeClues(AccountRef account, UnaryOperator<List<HeldClue>> change) {
        AccountRecord before = locked(account);
        put(before, before.loginMethods(), change.apply(new ArrayList<>(before.clues())));
    }

    private AccountRecord locked(AccountRef account) {
        Account row = accounts.lock(account.value()).orElseThrow();
        return seal.open(row.getId(), row.sealed());
    }

    private void put(AccountRecord before, List<LoginMethodOnFile> methods, List<HeldClue> clues) {
        directory.put(new AccountRecord(
                before.accountId(),
                before.nickname(),
                before.registeredOn(),
                before.verification(),
                before.person(),
                before.enterprise(),
                methods,
                clues));
    }
}
