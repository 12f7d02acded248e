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
import java.util.LinkedHashSet;
import java.util.Objects;
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

    String accountIdOf(AccountRef account) {
        return record(account).accountId().text();
    }

    /** Whether the account has it already. */
    boolean isThere(AccountRef account, ChangeKind kind, Contact contact) {
        AccountRecord record = record(account);
        return switch (kind) {
            case LOGIN_METHOD ->
                methods(record)
                        .anyMatch(method -> method.kind() == contact.kind()
                                && method.identifier().equalsIgnoreCase(contact.text()));
            case SECURITY_CHECK ->
                securePhones(record).anyMatch(phone -> phone.e164().equals(contact.text()));
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

    boolean isSecuredBy(AccountRef account, PhoneNumber phone) {
        return securePhones(record(account)).anyMatch(phone::equals);
    }

    /** Where those who hold the account are reached: its secure phones, and the phones and addresses that log in. */
    Set<Contact> holdersOf(AccountRef account) {
        AccountRecord record = record(account);
        Set<Contact> holders = new LinkedHashSet<>();
        securePhones(record).map(Contact::of).forEach(holders::add);
        methods(record).map(OnFile::contact).filter(Objects::nonNull).forEach(holders::add);
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

    private static Stream<LoginMethodOnFile> methods(AccountRecord record) {
        return record.loginMethods().stream().filter(method -> method.until() == null);
    }

    private static Stream<PhoneNumber> securePhones(AccountRecord record) {
        return record.clues().stream()
                .filter(held -> held.until() == null && held.clue().kind() == ClueKind.PHONE)
                .map(HeldClue::clue)
                .map(clue -> new PhoneNumber(clue.value()));
    }

    private AccountRecord record(AccountRef account) {
        return directory.record(account).orElseThrow();
    }
}
