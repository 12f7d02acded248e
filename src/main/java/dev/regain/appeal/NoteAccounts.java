package dev.regain.appeal;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The accounts that the enterprise holds or once held: by the reviewer's word they may be shown. */
@Component
class NoteAccounts implements JavaDelegate {

    private final AccountDirectory directory;
    private final CaseFiles files;

    NoteAccounts(AccountDirectory directory, CaseFiles files) {
        this.directory = directory;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        Clue enterprise = new Clue(
                ClueKind.ENTERPRISE, files.read(caseId, Entry.CREDIT_CODE).orElseThrow());
        Set<UUID> accounts = directory.find(enterprise).stream()
                .map(match -> match.account().value())
                .collect(toSet());
        files.noteCandidates(caseId, accounts);
        files.noteProven(caseId, accounts);
    }
}
