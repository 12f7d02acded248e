package dev.regain.proof;

import static java.util.stream.Collectors.toSet;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ProofKind;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRef;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which of a case's candidates a proof covers: what the applicant stated, compared with the record. */
@Component
class Covered {

    private final AccountDirectory directory;
    private final CaseFiles files;

    Covered(AccountDirectory directory, CaseFiles files) {
        this.directory = directory;
        this.files = files;
    }

    PhoneNumber phoneOf(CaseId caseId) {
        return new PhoneNumber(files.read(caseId, Entry.SECURE_PHONE).orElseThrow());
    }

    Set<AccountRef> byPhone(CaseId caseId) {
        return directory.securedBy(phoneOf(caseId), candidates(caseId));
    }

    Set<AccountRef> byFace(CaseId caseId) {
        String idNumber = files.read(caseId, Entry.FACE_IDENTITY).orElseThrow();
        return directory.verifiedAs(idNumber, candidates(caseId));
    }

    private Set<AccountRef> candidates(CaseId caseId) {
        return files.candidates(caseId).stream().map(AccountRef::new).collect(toSet());
    }

    /** From now on these accounts, and no others, may be shown. */
    void noteProven(CaseId caseId, Set<AccountRef> accounts, ProofKind proof) {
        files.noteProven(caseId, accounts.stream().map(AccountRef::value).collect(toSet()), proof);
    }
}
