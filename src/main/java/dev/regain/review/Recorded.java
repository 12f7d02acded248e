package dev.regain.review;

import static java.util.Comparator.comparing;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Match;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is on record that a claim can be held against, and where it comes from. */
@Component
class Recorded {

    private final AccountDirectory directory;
    private final CaseFiles files;

    Recorded(AccountDirectory directory, CaseFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /**
     * An account of the enterprise that is claimed.
     *
     * @param until when it ceased to be the enterprise's, or null while it is
     */
    record Held(AccountRef ref, Instant until, AccountRecord record) {}

    /**
     * @param accountId whose record it is, or null where the face check told it
     * @param until when it ceased to be so, or null while it is
     */
    record OnFile(String value, String accountId, Instant until) {}

    /** Those that are the enterprise's now first, then by number; where no enterprise is claimed, those that were proven. */
    List<Held> accountsOf(CaseId caseId) {
        return files.read(caseId, Entry.CREDIT_CODE)
                .map(code -> directory.find(new Clue(ClueKind.ENTERPRISE, code)).stream())
                .orElseGet(() ->
                        files.proven(caseId).stream().map(account -> new Match(new AccountRef(account), null, null)))
                .flatMap(
                        match -> directory
                                .record(match.account())
                                .map(record -> new Held(match.account(), match.until(), record))
                                .stream())
                .sorted(comparing((Held held) -> held.until() != null)
                        .thenComparing(held -> held.record().accountId().value()))
                .toList();
    }

    List<OnFile> of(Field field, CaseId caseId, List<Held> accounts) {
        Stream<OnFile> known = accounts.stream().flatMap(account -> of(field, caseId, account));
        return (field == Field.ID_NUMBER ? Stream.concat(faceOf(caseId), known) : known).toList();
    }

    /** Who passed the face check, by the provider's own word. */
    private Stream<OnFile> faceOf(CaseId caseId) {
        return files.read(caseId, Entry.FACE_IDENTITY).stream()
                .map(number -> new OnFile(number.strip().toUpperCase(Locale.ROOT), null, null));
    }

    private Stream<OnFile> of(Field field, CaseId caseId, Held account) {
        AccountRecord record = account.record();
        String id = record.accountId().text();
        return switch (field) {
            case ENTERPRISE_NAME ->
                Optional.ofNullable(record.enterprise())
                        .map(enterprise -> new OnFile(enterprise.name(), id, null))
                        .stream();
            case CREDIT_CODE -> codesOf(caseId, account);
            case PERSON_NAME ->
                Optional.ofNullable(record.person()).map(person -> new OnFile(person.name(), id, null)).stream();
            case ID_NUMBER ->
                Optional.ofNullable(record.person()).map(person -> new OnFile(person.idNumber(), id, null)).stream();
            case PHONE -> Stream.concat(clues(record, ClueKind.PHONE), logins(record, LoginMethodKind.PHONE));
            case EMAIL -> logins(record, LoginMethodKind.EMAIL);
        };
    }

    /** It was found by the code that is claimed: so the account has it, or once had it. */
    private Stream<OnFile> codesOf(CaseId caseId, Held account) {
        String id = account.record().accountId().text();
        Stream<OnFile> once = account.until() == null
                ? Stream.empty()
                : files.read(caseId, Entry.CREDIT_CODE).map(code -> new OnFile(code, id, account.until())).stream();
        Stream<OnFile> now = Optional.ofNullable(account.record().enterprise())
                .map(enterprise -> new OnFile(enterprise.creditCode(), id, null))
                .stream();
        return Stream.concat(now, once);
    }

    private static Stream<OnFile> clues(AccountRecord record, ClueKind kind) {
        return record.clues().stream()
                .filter(held -> held.clue().kind() == kind)
                .map(held -> new OnFile(held.clue().value(), record.accountId().text(), held.until()));
    }

    private static Stream<OnFile> logins(AccountRecord record, LoginMethodKind kind) {
        return record.loginMethods().stream()
                .filter(method -> method.kind() == kind)
                .map(method ->
                        new OnFile(method.identifier(), record.accountId().text(), method.until()));
    }
}
