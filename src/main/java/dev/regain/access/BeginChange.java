package dev.regain.access;

import dev.regain.casefile.CaseId;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Answer;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountDirectory;
import org.springframework.stereotype.Component;

/** What both ways to begin have in common. */
@Component
class BeginChange {

    private final AccountDirectory directory;
    private final Entitled entitled;
    private final Objections objections;
    private final Changes changes;
    private final Codes codes;
    private final AccessSettings settings;

    BeginChange(
            AccountDirectory directory,
            Entitled entitled,
            Objections objections,
            Changes changes,
            Codes codes,
            AccessSettings settings) {
        this.directory = directory;
        this.entitled = entitled;
        this.objections = objections;
        this.changes = changes;
        this.codes = codes;
        this.settings = settings;
    }

    /** An account that the case does not cover and one that is not there read the same. */
    Answer of(CaseId caseId, AccountId accountId, ChangeKind kind) {
        if (objections.stopEverything(caseId)) {
            return Answer.rejected("", "frozen");
        }
        if (changes.in(caseId).size() >= settings.mostChanges()) {
            return Answer.rejected("", "too-many-changes");
        }
        return directory
                .refOf(accountId)
                .flatMap(account -> entitled.lackingFor(caseId, account).<Answer>map(lacking -> {
                    codes.forget(caseId, Purpose.NEW_CONTACT);
                    return Answer.accepted(
                            Facts.CHANGE.is(changes.begin(caseId, account, kind)),
                            Facts.SECOND_PROOF.is(lacking),
                            Facts.CONTACT_GOOD.is(false));
                }))
                .orElseGet(() -> Answer.rejected("", "not-proven"));
    }
}
