package dev.regain.story;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Slots;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.flow.TakesFiles;
import dev.regain.formats.PersonName;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;

/** A page for documents, on the stage only: a licence that is needed, further papers, and a name beside them. */
@TestComponent("handInPapers")
class HandInPapers implements Step<HandInPapers.Form>, TakesFiles {

    record Form(@NotNull PersonName handlerName) {}

    private final InTray tray;
    private final CaseFiles files;

    HandInPapers(InTray tray, CaseFiles files) {
        this.tray = tray;
        this.files = files;
    }

    @Override
    public Set<String> slots(CaseId caseId) {
        return Set.of(Slots.BUSINESS_LICENCE, Slots.SUPPORTING);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        if (tray.files(caseId).stream().noneMatch(file -> file.slot().equals(Slots.BUSINESS_LICENCE))) {
            return Answer.rejected(Slots.BUSINESS_LICENCE, "required");
        }
        ClaimedIdentity claimed =
                new ClaimedIdentity(Appellant.ITS_NUMBER, form.handlerName().text());
        files.write(caseId, Entry.CLAIMED_IDENTITY, claimed.text());
        return Answer.accepted();
    }
}
