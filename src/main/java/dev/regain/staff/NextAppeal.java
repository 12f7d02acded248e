package dev.regain.staff;

import dev.regain.flow.ReviewTasks;
import java.security.Principal;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The next appeal: who asks for it has taken the most urgent one that is theirs to decide, and finds it open in Tasklist. */
@Controller
class NextAppeal {

    private static final String ADDRESS = "/review/next";

    private final ReviewTasks tasks;
    private final TaskLists lists;
    private final String tasklist;

    NextAppeal(ReviewTasks tasks, TaskLists lists, ProcessEngine engine) {
        this.tasks = tasks;
        this.lists = lists;
        this.tasklist = "/camunda/app/tasklist/" + engine.getName() + "/";
    }

    /** @param none where there was none when it was asked for */
    @GetMapping(ADDRESS)
    ModelAndView ask(@RequestParam(required = false) String none) {
        return new ModelAndView("review/next-appeal")
                .addObject("noneLeft", none != null)
                .addObject("here", ADDRESS)
                .addObject("tasklist", tasklist);
    }

    @PostMapping(ADDRESS)
    RedirectView take(Principal staff) {
        String address = tasks.takeNext(staff.getName())
                .map(task -> tasklist + "#/?filter=" + lists.filterOf(TaskList.MINE) + "&task=" + task)
                .orElse(ADDRESS + "?none");
        RedirectView there = new RedirectView(address, true);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }
}
