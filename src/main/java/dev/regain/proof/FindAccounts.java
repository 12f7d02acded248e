package dev.regain.proof;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The clue selects candidates; nobody is shown any of them. */
@Component
class FindAccounts implements JavaDelegate {

    /** A clue that selects more says too little to be the start of a proof. */
    private static final int MOST_CANDIDATES = 20;

    private final AccountDirectory directory;
    private final CaseFiles files;

    FindAccounts(AccountDirectory directory, CaseFiles files) {
        this.directory = directory;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        Clue clue = Clue.parse(files.read(caseId, Entry.CLUE).orElseThrow());
        Set<UUID> candidates = directory.holders(clue, MOST_CANDIDATES + 1).stream()
                .map(AccountRef::value)
                .collect(toSet());
        files.noteCandidates(caseId, candidates.size() > MOST_CANDIDATES ? Set.of() : candidates);
    }
}
