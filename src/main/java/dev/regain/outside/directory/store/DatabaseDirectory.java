package dev.regain.outside.directory.store;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toSet;

import dev.regain.formats.AccountId;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountInformation;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Match;
import dev.regain.outside.directory.wire.AccountJson;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory in our own database. */
@Component
class DatabaseDirectory implements AccountDirectory {

    private final Accounts accounts;
    private final Clues clues;
    private final AccountSeal seal;
    private final TransactionTemplate transactions;

    DatabaseDirectory(Accounts accounts, Clues clues, AccountSeal seal, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.clues = clues;
        this.seal = seal;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public List<Match> find(Clue clue) {
        if (clue.kind() != ClueKind.ACCOUNT_ID) {
            return clues.find(clue);
        }
        return refOf(AccountId.of(clue.value())).map(Match::ofOwnNumber).stream()
                .toList();
    }

    @Override
    public Set<AccountRef> holders(Clue clue, int most) {
        if (clue.kind() != ClueKind.ACCOUNT_ID) {
            return clues.holders(clue, most);
        }
        return refOf(AccountId.of(clue.value())).map(Set::of).orElse(Set.of());
    }

    @Override
    public Set<AccountRef> securedBy(PhoneNumber phone, Set<AccountRef> among) {
        return holdersNow(Clue.of(phone), among);
    }

    @Override
    public Set<AccountRef> verifiedAs(String idNumber, Set<AccountRef> among) {
        return holdersNow(new Clue(ClueKind.PERSON, idNumber.strip().toUpperCase(Locale.ROOT)), among);
    }

    private Set<AccountRef> holdersNow(Clue clue, Set<AccountRef> among) {
        return holdersNow(clue).filter(among::contains).collect(toSet());
    }

    @Override
    public Set<AccountRef> loggedInWith(LoginMethodKind kind, String identifier) {
        return holdersNow(Clue.ofLoginMethod(kind, identifier)).collect(toSet());
    }

    private Stream<AccountRef> holdersNow(Clue clue) {
        return clues.find(clue).stream().filter(match -> match.until() == null).map(Match::account);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountInformation> describe(Set<AccountRef> refs) {
        return accounts.findAllById(refs.stream().map(AccountRef::value).toList()).stream()
                .map(this::opened)
                .sorted(comparingLong(account -> account.accountId().value()))
                .map(DatabaseDirectory::information)
                .toList();
    }

    private static AccountInformation information(AccountRecord account) {
        return new AccountInformation(
                account.accountId().text(),
                account.nickname(),
                account.verification(),
                YearMonth.from(account.registeredOn()),
                account.loginMethods().stream()
                        .filter(method -> method.until() == null)
                        .map(method -> new AccountInformation.Method(
                                method.kind(), Masks.of(method.kind(), method.identifier())))
                        .toList());
    }

    @Override
    public Put put(AccountRecord told) {
        try {
            return transactions.execute(puts -> putLocked(told));
        } catch (DataIntegrityViolationException overtaken) {
            // Somebody added it in the same moment; now there is a row to wait for.
            return transactions.execute(puts -> putLocked(told));
        }
    }

    private Put putLocked(AccountRecord told) {
        UUID id = seal.id(told.accountId());
        byte[] written = AccountJson.write(told);
        UUID fingerprint = seal.fingerprint(written);
        Optional<Account> before = accounts.lock(id);
        if (before.isPresent() && before.get().fingerprint().equals(fingerprint)) {
            return Put.UNCHANGED;
        }
        before.ifPresent(this::deleteClues);
        Account account = before.orElseGet(() -> new Account(id, fingerprint, seal.seal(id, written)));
        if (before.isPresent()) {
            account.describe(fingerprint, seal.seal(id, written));
        }
        accounts.saveAndFlush(account);
        seal.rows(id, told).forEach(clues::add);
        return before.isPresent() ? Put.CHANGED : Put.ADDED;
    }

    private void deleteClues(Account account) {
        seal.rows(account.getId(), opened(account)).forEach(clues::delete);
    }

    @Override
    public Optional<AccountRef> refOf(AccountId accountId) {
        return accounts.find(seal.id(accountId)).map(AccountRef::new);
    }

    @Override
    public Optional<AccountRecord> record(AccountRef account) {
        return accounts.findById(account.value()).map(this::opened);
    }

    @Override
    @Transactional
    public boolean delete(AccountRef ref) {
        Optional<Account> account = accounts.lock(ref.value());
        account.ifPresent(found -> {
            deleteClues(found);
            accounts.delete(found);
        });
        return account.isPresent();
    }

    private AccountRecord opened(Account account) {
        return seal.open(account.getId(), account.sealed());
    }
}
