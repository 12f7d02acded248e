package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Incomplete;
import dev.regain.flow.Reviewable.Check;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approval needs, whoever gives it: every must of the checklist, and an account that goes back. */
@Component
class Approval {

    private final ReviewAppeal appeals;
    private final CaseFiles files;

    Approval(ReviewAppeal appeals, CaseFiles files) {
        this.appeals = appeals;
        this.files = files;
    }

    /**
     * @param marked by the person who approves
     * @param withheld by them, and by whoever approved before them
     * @throws Incomplete in words for that person
     */
    void check(CaseId caseId, Marks marked, Set<UUID> withheld) {
        long unchecked = appeals.checklistOf(caseId).stream()
                .filter(Check::isMust)
                .filter(must -> !marked.checked().contains(must.name()))
                .count();
        if (unchecked > 0) {
            throw new Incomplete("An approval needs every must of the checklist ticked on the case's page; not ticked: "
                    + unchecked + ".");
        }
        Set<UUID> accounts = files.candidates(caseId);
        if (!accounts.isEmpty() && withheld.containsAll(accounts)) {
            throw new Incomplete("This approval would give no account back: give one back, or decide otherwise.");
        }
    }
}
