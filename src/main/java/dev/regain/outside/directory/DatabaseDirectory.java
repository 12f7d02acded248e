package dev.regain.outside.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.formats.AccountId;
import dev.regain.formats.PhoneNumber;
import dev.regain.keys.Keys;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The directory in our own database. */
@Component
class DatabaseDirectory implements AccountDirectory {

    private final Accounts accounts;
    private final LoginMethods loginMethods;
    private final Clues clues;
    private final Keys keys;
    private final ObjectMapper json;

    DatabaseDirectory(Accounts accounts, LoginMethods loginMethods, Clues clues, Keys keys, ObjectMapper json) {
        this.accounts = accounts;
        this.loginMethods = loginMethods;
        this.clues = clues;
        this.keys = keys;
        this.json = json;
    }

    @Override
    public List<Match> find(Clue clue) {
        if (clue.kind() != ClueKind.ACCOUNT_ID) {
            return clues.find(clue);
        }
        return accounts.findByAccountId(Long.parseLong(clue.value())).stream()
                .map(account -> new Match(
                        new AccountRef(account.getId()),
                        account.registeredOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
                        null))
                .toList();
    }

    @Override
    public Set<AccountRef> securedBy(PhoneNumber phone, Set<AccountRef> among) {
        return holdersNow(Clue.of(phone), among);
    }

    @Override
    public Set<AccountRef> verifiedAs(String idNumber, Set<AccountRef> among) {
        return holdersNow(person(idNumber), among);
    }

    private Set<AccountRef> holdersNow(Clue clue, Set<AccountRef> among) {
        return clues.find(clue).stream()
                .filter(match -> match.until() == null)
                .map(Match::account)
                .filter(among::contains)
                .collect(toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountInformation> describe(Set<AccountRef> refs) {
        List<UUID> ids = refs.stream().map(AccountRef::value).toList();
        Map<UUID, List<LoginMethod>> methods =
                loginMethods.findByAccountInAndHeldUntilIsNullOrderByHeldFrom(ids).stream()
                        .collect(groupingBy(LoginMethod::account));
        return accounts.findByIdInOrderByAccountId(ids).stream()
                .map(account -> describe(account, methods.getOrDefault(account.getId(), List.of())))
                .toList();
    }

    private AccountInformation describe(Account account, List<LoginMethod> methods) {
        return new AccountInformation(
                Long.toString(account.accountId()),
                profile(account).nickname(),
                account.verification(),
                YearMonth.from(account.registeredOn()),
                methods.stream().map(this::masked).toList());
    }

    private AccountInformation.Method masked(LoginMethod method) {
        String identifier = keys.open(method.sealed(), place(method));
        return new AccountInformation.Method(method.kind(), Masks.of(method.kind(), identifier));
    }

    @Override
    public Optional<AccountRef> refOf(AccountId accountId) {
        return accounts.findByAccountId(accountId.value()).map(account -> new AccountRef(account.getId()));
    }

    @Override
    @Transactional
    public void put(AccountRecord told) {
        Account account = accounts.findByAccountId(told.accountId().value())
                .orElseGet(() -> new Account(UUID.randomUUID(), told.accountId().value()));
        Profile profile = new Profile(told.nickname(), told.person(), told.enterprise());
        account.describe(told.verification(), told.registeredOn(), keys.seal(write(profile), place(account)));
        accounts.saveAndFlush(account);
        putLoginMethods(account.getId(), told);
        putClues(account.getId(), told);
    }

    private void putLoginMethods(UUID account, AccountRecord told) {
        loginMethods.deleteByAccount(account);
        for (AccountRecord.LoginMethodOnFile method : told.loginMethods()) {
            UUID id = UUID.randomUUID();
            byte[] sealed = keys.seal(method.identifier(), "login-method/" + id);
            loginMethods.save(new LoginMethod(id, account, method.kind(), sealed, method.from(), method.until()));
        }
    }

    private void putClues(UUID account, AccountRecord told) {
        clues.deleteOf(account);
        told.clues().forEach(held -> clues.add(account, held.clue(), held.from(), held.until()));
    }

    private static Clue person(String idNumber) {
        return new Clue(ClueKind.PERSON, idNumber.strip().toUpperCase(Locale.ROOT));
    }

    private static String place(Account account) {
        return "account/" + account.getId();
    }

    private static String place(LoginMethod method) {
        return "login-method/" + method.id();
    }

    private Profile profile(Account account) {
        try {
            return json.readValue(keys.open(account.sealed(), place(account)), Profile.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the sealed part of an account is not what we wrote");
        }
    }

    private String write(Profile profile) {
        try {
            return json.writeValueAsString(profile);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a profile could not be written");
        }
    }

    /** The personal part of an account, as it is sealed. */
    private record Profile(String nickname, AccountRecord.Person person, AccountRecord.Enterprise enterprise) {}
}
