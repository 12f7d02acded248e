package dev.regain.review;

import dev.regain.casefile.Acquaintances;
import dev.regain.casefile.CaseId;
import dev.regain.flow.ReviewTasks;
import dev.regain.flow.ReviewTasks.ReviewTask;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who has the case's open task, as whoever looks at the case is told. */
@Component
class Holding {

    private final ReviewTasks tasks;
    private final Acquaintances acquaintances;

    Holding(ReviewTasks tasks, Acquaintances acquaintances) {
        this.tasks = tasks;
        this.acquaintances = acquaintances;
    }

    /**
     * @param task that waits, or null where none does
     * @param holder as a colleague is called, or null where nobody has taken it
     * @param hasSteppedAside whether who looks declared that they know the applicant
     */
    record Held(String task, String holder, boolean isYours, boolean hasSteppedAside) {

        public boolean isOthers() {
            return holder != null && !isYours;
        }
    }

    Held of(CaseId caseId, String staff) {
        Optional<ReviewTask> open = tasks.openOf(caseId).stream().findFirst();
        String holder = open.map(ReviewTask::holder).orElse(null);
        return new Held(
                open.map(ReviewTask::id).orElse(null),
                holder == null ? null : tasks.nameOf(holder),
                staff.equals(holder),
                acquaintances.isNoted(caseId, staff));
    }
}
