package dev.regain.review;

import dev.regain.casefile.CaseId;
import dev.regain.flow.ReviewTasks;
import dev.regain.flow.ReviewTasks.ReviewTask;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** What Tasklist's form asks for, which knows its task and no case: the page to frame, and the words to decide with. */
@Controller
class TaskPages {

    private static final String ADDRESS = "/review/tasks/{task:[0-9A-Za-z-]{1,64}}";

    private final ReviewTasks tasks;
    private final LookAtCase look;
    private final OfferDecisions decisions;

    TaskPages(ReviewTasks tasks, LookAtCase look, OfferDecisions decisions) {
        this.tasks = tasks;
        this.look = look;
        this.decisions = decisions;
    }

    /** To the case, also when the task is done: who decided looks again. */
    @GetMapping(ADDRESS)
    RedirectView lead(@PathVariable String task) {
        CaseId caseId = tasks.caseOf(task).filter(look::isForReviewers).orElseThrow(TaskPages::notFound);
        RedirectView there = new RedirectView("/review/cases/" + caseId, true);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }

    @GetMapping(ADDRESS + "/decision")
    ResponseEntity<OfferDecisions.Offer> decision(@PathVariable String task, Principal staff, Locale language) {
        ReviewTask open = tasks.open(task).orElseThrow(TaskPages::notFound);
        return decisions
                .of(open, staff.getName(), language)
                .map(offer ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(offer))
                .orElseThrow(TaskPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
