package dev.regain.access;

import static java.util.function.Predicate.not;

import dev.regain.access.Changes.Change;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.ClueKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the directory has on an account now, as far as changing it goes. */
@Component
class OnFile {

    private final AccountDirectory directory;

    OnFile(AccountDirectory directory) {
        this.directory = directory;
    }

    /** Nothing where the account is not on file any more. */
    Optional<String> accountIdOf(AccountRef account) {
        return record(account).map(record -> record.accountId().text());
    }

    boolean isGone(AccountRef account) {
        return record(account).isEmpty();
    }

    /** Whether the account has it already. */
    boolean isThere(AccountRef account, ChangeKind kind, Contact contact) {
        return switch (kind) {
            case LOGIN_METHOD ->
                methods(account)
                        .anyMatch(method -> method.kind() == contact.kind()
                                && method.identifier().equalsIgnoreCase(contact.text()));
            case SECURITY_CHECK ->
                securePhones(account, Set.of()).anyMatch(phone -> phone.e164().equals(contact.text()));
        };
    }

    /** Whether another account logs in with it. A secure phone may secure several. */
    boolean isTaken(Change change) {
        return change.kind() == ChangeKind.LOGIN_METHOD
                && directory
                        .loggedInWith(change.contact().kind(), change.contact().text())
                        .stream()
                        .anyMatch(not(change.account()::equals));
    }

    /** Whether it was the account's secure phone right before this time. */
    boolean wasSecuredBy(AccountRef account, PhoneNumber phone, Instant time) {
        return phones(account)
                .anyMatch(held -> held.clue().value().equals(phone.e164())
                        && held.from().isBefore(time)
                        && (held.until() == null || !held.until().isBefore(time)));
    }

    /**
     * Where those who hold the account are reached: its secure phones, and the phones and addresses that log in.
     *
     * @param ended with the secure phones that ended at one of these times
     */
    Set<Contact> holdersOf(AccountRef account, Set<Instant> ended) {
        Set<Contact> holders = new LinkedHashSet<>();
        securePhones(account, ended).map(Contact::of).forEach(holders::add);
        methods(account).map(OnFile::contact).filter(Objects::nonNull).forEach(holders::add);
        return holders;
    }

    /** Null where it is neither a phone nor an address, or not one that a message can go to. */
    private static Contact contact(LoginMethodOnFile method) {
        try {
            return switch (method.kind()) {
                case PHONE -> Contact.of(PhoneNumber.of(method.identifier()));
                case EMAIL -> Contact.of(EmailAddress.of(method.identifier()));
                case WECHAT, QQ, WECOM -> null;
            };
        } catch (BrokenRule unreachable) {
            return null;
        }
    }

    /** Since when they are reached there, as the account's record has it; nothing where it has them no more. */
    Optional<Instant> since(AccountRef account, Contact holder) {
        Stream<Instant> asPhone = phones(account)
                .filter(held -> holder.isPhone() && held.clue().value().equals(holder.text()))
                .map(HeldClue::from);
        Stream<Instant> asMethod = methods(account)
                .filter(method -> holder.equals(contact(method)))
                .map(LoginMethodOnFile::from);
        return Stream.concat(asPhone, asMethod).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private Stream<LoginMethodOnFile> methods(AccountRef account) {
        return record(account).stream()
                .flatMap(record -> record.loginMethods().stream())
                .filter(method -> method.until() == null);
    }

    private Stream<PhoneNumber> securePhones(AccountRef account, Set<Instant> ended) {
        return phones(account)
                .filter(held -> held.until() == null || ended.contains(held.until()))
                .map(held -> new PhoneNumber(held.clue().value()));
    }

    private Stream<HeldClue> phones(AccountRef account) {
        return record(account).stream()
                .flatMap(record -> record.clues().stream())
                .filter(held -> held.clue().kind() == ClueKind.PHONE);
    }

    private Optional<AccountRecord> record(AccountRef account) {
        return directory.record(account);
    }
}
