package dev.regain.outside.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.wire.BrokenAccount;
import dev.regain.outside.directory.wire.ReadAccount;
import dev.regain.outside.directory.wire.ToldAccount;
import dev.regain.outside.directory.wire.ToldAccount.ToldClue;
import dev.regain.outside.directory.wire.ToldAccount.ToldEnterprise;
import dev.regain.outside.directory.wire.ToldAccount.ToldLoginMethod;
import dev.regain.outside.directory.wire.ToldAccount.ToldPerson;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * An account of the sandbox, as {@code sandbox/demo-accounts.json} tells it: as a provider would, and what it is about.
 * Nothing in it is real.
 *
 * @param about what the account is there to show, by language
 */
record DemoAccount(
        String accountId,
        String nickname,
        Map<String, String> about,
        String registeredOn,
        String verification,
        ToldPerson person,
        ToldEnterprise enterprise,
        List<ToldLoginMethod> loginMethods,
        List<ToldClue> clues) {

    DemoAccount {
        clues = clues.stream()
                .map(clue -> new ToldClue(clue.kind(), clue.value(), day(clue.heldFrom()), day(clue.heldUntil())))
                .toList();
    }

    /** {@code -P91D} is 91 days ago, for what happened lately whenever the sandbox is started. */
    private static String day(String told) {
        return told != null && told.startsWith("-P")
                ? LocalDate.now(ZoneOffset.UTC).plus(Period.parse(told)).toString()
                : told;
    }

    /** The number that is bound now, or null. */
    @JsonProperty
    public String securePhone() {
        return clues.stream()
                .filter(clue -> clue.kind().equals("PHONE") && clue.heldUntil() == null)
                .map(ToldClue::value)
                .findFirst()
                .orElse(null);
    }

    AccountRecord record() {
        ToldAccount told = new ToldAccount(
                accountId, nickname, registeredOn, verification, person, enterprise, loginMethods, clues);
        try {
            return ReadAccount.of(told, LocalDate.now(ZoneOffset.UTC));
        } catch (BrokenAccount broken) {
            throw new IllegalStateException("The demo account " + accountId + " breaks rules: " + broken.fields());
        }
    }
}
