package dev.regain.appeal;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ReturnedAccounts;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.Match;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The accounts that the enterprise of an appeal holds or once held, as the directory knows them now. */
@Component
class EnterpriseAccounts {

    private final AccountDirectory directory;
    private final CaseFiles files;
    private final ReturnedAccounts returned;

    EnterpriseAccounts(AccountDirectory directory, CaseFiles files, ReturnedAccounts returned) {
        this.directory = directory;
        this.files = files;
        this.returned = returned;
    }

    Set<UUID> of(CaseId caseId) {
        return find(caseId).stream().map(EnterpriseAccounts::ref).collect(toSet());
    }

    /** Those that the reviewers give back, as far as they are the enterprise's still. */
    List<Match> givenBack(CaseId caseId) {
        Set<UUID> ticked = returned.of(caseId);
        return find(caseId).stream()
                .filter(match -> ticked.contains(ref(match)))
                .toList();
    }

    static UUID ref(Match match) {
        return match.account().value();
    }

    private List<Match> find(CaseId caseId) {
        return directory.find(new Clue(
                ClueKind.ENTERPRISE, files.read(caseId, Entry.CREDIT_CODE).orElseThrow()));
    }
}
