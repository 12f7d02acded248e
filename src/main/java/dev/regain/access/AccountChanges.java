package dev.regain.access;

import static java.util.stream.Collectors.toSet;

import dev.regain.access.Changes.Change;
import dev.regain.access.Facts.SecondProof;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Page;
import dev.regain.outside.directory.AccountRef;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What stands beside each account that a case was shown: what can be changed about it, and what is under way. */
@Component
class AccountChanges implements Page {

    /** What came to nothing is told until something else is begun. */
    private static final Set<Standing> FAILURES =
            EnumSet.of(Standing.NOT_PROVEN, Standing.NOT_CONFIRMED, Standing.TAKEN);

    private static final Set<Standing> NOT_TOLD = EnumSet.of(Standing.ASKED, Standing.GIVEN_UP);

    /**
     * @param isFrozen somebody objected, and nothing may be begun
     * @param accounts by account ID
     */
    record Shown(boolean isFrozen, Map<String, AtAccount> accounts) {}

    /** @param lacking {@code none}, {@code sms} or {@code face}: what a change begins with; null where none can be begun */
    record AtAccount(String lacking, List<Line> changes) {}

    /**
     * @param kind {@code login-method} or {@code security-check}
     * @param contact masked, or null where it is forgotten
     * @param at when the hold ends, or when the change was made
     */
    record Line(String kind, String standing, String contact, ZonedDateTime at) {}

    private final CaseFiles files;
    private final Changes changes;
    private final Objections objections;
    private final Entitled entitled;
    private final OnFile onFile;
    private final AccessSettings settings;

    AccountChanges(
            CaseFiles files,
            Changes changes,
            Objections objections,
            Entitled entitled,
            OnFile onFile,
            AccessSettings settings) {
        this.files = files;
        this.changes = changes;
        this.objections = objections;
        this.entitled = entitled;
        this.onFile = onFile;
        this.settings = settings;
    }

    /** @return null where no account was shown */
    @Override
    public Shown show(CaseId caseId) {
        Set<AccountRef> accounts =
                files.proven(caseId).stream().map(AccountRef::new).collect(toSet());
        if (accounts.isEmpty()) {
            return null;
        }
        boolean frozen = objections.stopEverything(caseId);
        List<Change> all = changes.in(caseId);
        Map<String, AtAccount> shown = new LinkedHashMap<>();
        for (AccountRef account : accounts) {
            Optional<String> accountId = onFile.accountIdOf(account);
            if (accountId.isEmpty()) {
                continue;
            }
            Optional<SecondProof> lacking = frozen ? Optional.empty() : entitled.lackingFor(caseId, account);
            shown.put(
                    accountId.get(),
                    new AtAccount(
                            lacking.map(proof -> proof.name().toLowerCase(Locale.ROOT))
                                    .orElse(null),
                            all.stream()
                                    .filter(change -> change.account().equals(account))
                                    .filter(change -> isTold(change, all))
                                    .map(this::line)
                                    .toList()));
        }
        return new Shown(frozen, shown);
    }

    private static boolean isTold(Change change, List<Change> all) {
        boolean newest = change.id().equals(all.get(all.size() - 1).id());
        return !NOT_TOLD.contains(change.standing()) && (newest || !FAILURES.contains(change.standing()));
    }

    private Line line(Change change) {
        Instant at = change.changedAt() == null ? change.holdEndsAt() : change.changedAt();
        return new Line(
                change.kind().code(),
                change.standing().text(),
                change.contact() == null ? null : change.contact().masked(),
                at == null ? null : at.atZone(settings.zone()));
    }
}
