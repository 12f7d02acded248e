package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.Refused;
import dev.regain.flow.Reviewable.Check;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approval needs, whoever gives it: every must of the checklist, and an account that goes back. */
@Component
class Approval {

    private final ReviewAppeal appeals;

    Approval(ReviewAppeal appeals) {
        this.appeals = appeals;
    }

    /**
     * @param marked by the person who approves
     * @param givenBack by them and by whoever approved before them
     * @throws Refused where something is missing
     */
    void check(CaseId caseId, Marks marked, Set<UUID> givenBack) {
        long unchecked = appeals.checklistOf(caseId).stream()
                .filter(Check::isMust)
                .filter(must -> !marked.checked().contains(must.name()))
                .count();
        if (unchecked > 0) {
            throw new Refused("not-checked", unchecked);
        }
        if (givenBack.isEmpty()) {
            throw new Refused("nothing-given-back");
        }
    }
}
