package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Step;
import dev.regain.flow.Whereabouts;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.flow.Whereabouts.Ended;
import dev.regain.web.Forms.Read;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Every step of every path: the page is the one that the process waits at, and no other can be reached. */
@Controller
class CasePages {

    static final String ADDRESS = "/case";

    private static final String WAITING = "applicant/waiting";

    private final Flow flow;
    private final Pages pages;
    private final Forms forms;
    private final CaseCookie cookie;

    CasePages(Flow flow, Pages pages, Forms forms, CaseCookie cookie) {
        this.flow = flow;
        this.pages = pages;
        this.forms = forms;
        this.cookie = cookie;
    }

    @GetMapping(ADDRESS)
    ModelAndView look(HttpServletRequest request) {
        return cookie.caseOf(request)
                .map(caseId -> page(caseId, flow.whereIs(caseId), request))
                .orElseGet(() -> seeOther(EntryPages.ADDRESS));
    }

    @PostMapping(ADDRESS)
    ModelAndView answer(@RequestParam(defaultValue = "") String task, HttpServletRequest request) {
        Optional<CaseId> caseId = cookie.caseOf(request);
        if (caseId.isEmpty()) {
            return seeOther(EntryPages.ADDRESS);
        }
        if (!(flow.whereIs(caseId.get()) instanceof AtStep at) || !at.task().equals(task)) {
            return seeOther(ADDRESS);
        }
        List<Rejected> complaints = complaints(caseId.get(), at, request);
        return complaints.isEmpty()
                ? seeOther(ADDRESS)
                : pages.complaining(page(caseId.get(), at, request), complaints, request);
    }

    private <F extends Record> List<Rejected> complaints(CaseId caseId, AtStep at, HttpServletRequest request) {
        Step<F> step = pages.step(at.step());
        Read<F> read = forms.read(step, request);
        if (!read.complaints().isEmpty()) {
            return read.complaints();
        }
        Answer answer = flow.answer(caseId, at, step, read.form());
        return answer instanceof Rejected rejected ? List.of(rejected) : List.of();
    }

    private ModelAndView page(CaseId caseId, Whereabouts where, HttpServletRequest request) {
        if (where instanceof AtStep at) {
            return pages.page(at.page(), request)
                    .addObject("task", at.task())
                    .addObject("shown", pages.shown(at.step(), caseId));
        }
        if (where instanceof Ended ended) {
            return pages.page(ended.page(), request).addObject("shown", pages.shown(ended.end(), caseId));
        }
        return pages.page(WAITING, request);
    }

    /** What the page's script compares with what it shows. */
    @GetMapping("/case/state")
    @ResponseBody
    State state(HttpServletRequest request) {
        return cookie.caseOf(request).map(flow::whereIs).map(CasePages::state).orElseGet(() -> new State(null, null));
    }

    private static State state(Whereabouts where) {
        if (where instanceof AtStep at) {
            return new State(at.task(), Pages.name(at.page()));
        }
        return new State(null, Pages.name(where instanceof Ended ended ? ended.page() : WAITING));
    }

    record State(String task, String page) {}

    @PostMapping("/case/leave")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        cookie.take(request, response);
        return seeOther(EntryPages.ADDRESS);
    }

    static ModelAndView seeOther(String address) {
        RedirectView redirect = new RedirectView(address);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }
}
