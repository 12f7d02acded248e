package dev.regain.staff;

import dev.regain.flow.ReviewTasks;
import java.security.Principal;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

    @GetMapping(ADDRESS)
    ModelAndView ask() {
        return page(false);
    }

    @PostMapping(ADDRESS)
    ModelAndView take(Principal staff) {
        Optional<String> taken = tasks.takeNext(staff.getName());
        if (taken.isEmpty()) {
            return page(true);
        }
        RedirectView there = new RedirectView(
                tasklist + "#/?filter=" + lists.filterOf(TaskList.MINE) + "&task=" + taken.get(), true);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return new ModelAndView(there);
    }

    private ModelAndView page(boolean noneLeft) {
        return new ModelAndView("review/next-appeal")
                .addObject("noneLeft", noneLeft)
                .addObject("here", ADDRESS)
                .addObject("tasklist", tasklist);
    }
}
