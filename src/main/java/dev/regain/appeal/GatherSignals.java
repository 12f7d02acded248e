package dev.regain.appeal;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.Links;
import dev.regain.casefile.Shared;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.Match;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class GatherSignals implements JavaDelegate {

    private static final Set<Shared> SAME_HANDS = Set.of(Shared.DEVICE, Shared.PHONE, Shared.PERSON);

    private final EnterpriseAccounts accounts;
    private final AccountDirectory directory;
    private final CaseFiles files;
    private final Documents documents;
    private final Links links;
    private final Appeals appeals;
    private final AppealSettings settings;
    private final Clock clock;

    GatherSignals(
            EnterpriseAccounts accounts,
            AccountDirectory directory,
            CaseFiles files,
            Documents documents,
            Links links,
            Appeals appeals,
            AppealSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.files = files;
        this.documents = documents;
        this.links = links;
        this.appeals = appeals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        List<Match> givenBack = accounts.givenBack(caseId);
        Facts.FACE_SHOWN.set(execution, isFaceShown(caseId));
        Facts.ACCOUNTS_GIVEN_BACK.set(execution, givenBack.size());
        Facts.FORMER_ACCOUNTS.set(execution, (int)
                givenBack.stream().filter(match -> match.until() != null).count());
        Facts.RECENTLY_CHANGED_ACCOUNTS.set(execution, recentlyChanged(givenBack));
        Map<CaseId, Set<Shared>> related =
                links.of(caseId, givenBack.stream().map(EnterpriseAccounts::ref).collect(toSet()));
        Facts.RELATED_REJECTIONS.set(execution, (int)
                related.keySet().stream().filter(appeals::isRejected).count());
        Facts.LINKED_ENTERPRISES.set(execution, linkedEnterprises(caseId, related));
        Facts.DOCUMENTS_SEEN_ELSEWHERE.set(execution, (int) documents.of(caseId).stream()
                .filter(document -> document.findings().seenElsewhere())
                .count());
    }

    /** Of the person who is claimed, not of anybody. */
    private boolean isFaceShown(CaseId caseId) {
        String claimed = files.read(caseId, Entry.CLAIMED_IDENTITY)
                .map(ClaimedIdentity::of)
                .map(ClaimedIdentity::idNumber)
                .orElse(null);
        return files.read(caseId, Entry.FACE_IDENTITY)
                .filter(passed -> passed.strip().equalsIgnoreCase(claimed))
                .isPresent();
    }

    /** The directory knows no visits. What it knows of an account's life is when its ways in and its holder changed. */
    private int recentlyChanged(List<Match> givenBack) {
        Instant lately = clock.instant().minus(settings.recently());
        return (int) givenBack.stream()
                .filter(match -> Stream.concat(
                                Stream.of(match.from()),
                                directory.record(match.account()).stream().flatMap(GatherSignals::changes))
                        .filter(Objects::nonNull)
                        .anyMatch(lately::isBefore))
                .count();
    }

    private static Stream<Instant> changes(AccountRecord account) {
        return Stream.concat(
                account.loginMethods().stream().flatMap(method -> Stream.of(method.from(), method.until())),
                account.clues().stream()
                        .filter(held -> held.clue().kind() == ClueKind.PHONE)
                        .flatMap(held -> Stream.of(held.from(), held.until())));
    }

    /** Other enterprises for which somebody appealed with the same hands: in this browser, with this phone, or as this person. */
    private int linkedEnterprises(CaseId caseId, Map<CaseId, Set<Shared>> related) {
        return appeals.otherEnterprisesOf(
                caseId,
                related.entrySet().stream()
                        .filter(link -> link.getValue().stream().anyMatch(SAME_HANDS::contains))
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
