package dev.regain.outside.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.Enterprise;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.AccountRecord.Person;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account of the sandbox, as {@code sandbox/demo-accounts.json} tells it. Nothing in it is real.
 *
 * @param about what the account is there to show, by language
 */
record DemoAccount(
        String accountId,
        String nickname,
        Map<String, String> about,
        LocalDate registeredOn,
        Verification verification,
        Person person,
        Enterprise enterprise,
        List<DemoLogin> loginMethods,
        List<DemoClue> clues) {

    record DemoLogin(LoginMethodKind kind, String identifier) {}

    record DemoClue(ClueKind kind, String value, LocalDate heldFrom, LocalDate heldUntil) {}

    /** The number that is bound now, or null. */
    @JsonProperty
    public String securePhone() {
        return clues.stream()
                .filter(clue -> clue.kind() == ClueKind.PHONE && clue.heldUntil() == null)
                .map(DemoClue::value)
                .findFirst()
                .orElse(null);
    }

    AccountRecord record() {
        return new AccountRecord(
                AccountId.of(accountId),
                nickname,
                registeredOn,
                verification,
                person,
                enterprise,
                loginMethods.stream()
                        .map(login -> new LoginMethodOnFile(login.kind(), login.identifier(), at(registeredOn), null))
                        .toList(),
                heldClues());
    }

    private List<HeldClue> heldClues() {
        List<HeldClue> held = new ArrayList<>();
        clues.forEach(clue ->
                held.add(new HeldClue(new Clue(clue.kind(), clue.value()), at(clue.heldFrom()), at(clue.heldUntil()))));
        if (person != null) {
            held.add(new HeldClue(new Clue(ClueKind.PERSON, person.idNumber()), at(registeredOn), null));
        }
        if (enterprise != null) {
            held.add(new HeldClue(new Clue(ClueKind.ENTERPRISE, enterprise.creditCode()), at(registeredOn), null));
        }
        return held;
    }

    private static Instant at(LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
