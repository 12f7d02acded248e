package dev.regain.recovery;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Page;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountInformation;
import dev.regain.outside.directory.AccountRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** The accounts that the proof covers, and no other. */
@Component
class AccountFound implements Page {

    private final CaseFiles files;
    private final AccountDirectory directory;

    AccountFound(CaseFiles files, AccountDirectory directory) {
        this.files = files;
        this.directory = directory;
    }

    @Override
    public List<AccountInformation> show(CaseId caseId) {
        return directory.describe(
                files.proven(caseId).stream().map(AccountRef::new).collect(toSet()));
    }
}
