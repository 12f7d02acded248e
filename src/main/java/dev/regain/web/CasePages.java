package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.TakesDays;
import dev.regain.flow.Whereabouts;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.flow.Whereabouts.Ended;
import dev.regain.flow.Whereabouts.WithStaff;
import dev.regain.web.Uploads.Shown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Every step of every path: the page is the one that the process waits at, and no other can be reached. */
@Controller
class CasePages {

    static final String ADDRESS = "/case";

    /** A page's button without script: takes a file out of the in-tray and shows the page again, with what was typed. */
    private static final String REMOVE = "remove";

    private static final String WAITING = "applicant/waiting";

    private final Flow flow;
    private final Pages pages;
    private final Steps steps;
    private final Uploads uploads;
    private final CaseCookie cookie;

    CasePages(Flow flow, Pages pages, Steps steps, Uploads uploads, CaseCookie cookie) {
        this.flow = flow;
        this.pages = pages;
        this.steps = steps;
        this.uploads = uploads;
        this.cookie = cookie;
    }

    @GetMapping(ADDRESS)
    ModelAndView look(HttpServletRequest request, HttpServletResponse response) {
        Optional<CaseId> caseId = cookie.caseOf(request);
        if (caseId.isEmpty()) {
            return seeOther(EntryPages.ADDRESS);
        }
        return flow.look(caseId.get(), where -> {
            if (where instanceof AtStep at && pages.step(at.step()) instanceof TakesDays) {
                cookie.keep(TakesDays.LONGEST, request, response);
            }
            return look(caseId.get(), where, request);
        });
    }

    private ModelAndView look(CaseId caseId, Whereabouts where, HttpServletRequest request) {
        boolean handedIn = where instanceof WithStaff || where instanceof Ended;
        return handedIn && cookie.visited(request).isPresent()
                ? seeOther(ProgressPages.ADDRESS)
                : page(caseId, where, request);
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
        Set<String> slots = uploads.slots(at.step(), caseId.get());
        List<Rejected> complaints =
                new ArrayList<>(uploads.take(caseId.get(), at, slots, request).complaints());
        String removed = request.getParameter(REMOVE);
        if (removed != null && !slots.isEmpty()) {
            uploads.remove(caseId.get(), removed);
            return stillAt(at, caseId.get(), complaints, request);
        }
        complaints.addAll(uploads.refused(caseId.get(), slots));
        complaints.addAll(complaints.isEmpty() ? steps.answer(caseId.get(), at, request) : steps.onlyRead(at, request));
        return complaints.isEmpty() ? seeOther(ADDRESS) : stillAt(at, caseId.get(), complaints, request);
    }

    /** The page that was answered, with what is wrong; where the case went on meanwhile, there is nothing to mend. */
    private ModelAndView stillAt(AtStep at, CaseId caseId, List<Rejected> complaints, HttpServletRequest request) {
        return flow.look(caseId, where -> {
            if (!where.equals(at)) {
                return seeOther(ADDRESS);
            }
            ModelAndView page = page(caseId, at, request);
            return complaints.isEmpty() ? page : pages.complaining(page, complaints, request);
        });
    }

    private ModelAndView page(CaseId caseId, Whereabouts where, HttpServletRequest request) {
        if (where instanceof AtStep at) {
            Set<String> slots = uploads.slots(at.step(), caseId);
            Map<String, List<Shown>> files =
                    uploads.shown(caseId, slots, Pages.name(at.page()), RequestContextUtils.getLocale(request));
            ModelAndView page = pages.page(at.page(), request)
                    .addObject("task", at.task())
                    .addObject("files", files)
                    .addObject("largestFile", uploads.largestFile())
                    .addObject("shown", pages.shown(at.step(), caseId));
            return pages.telling(page, Uploads.refusedAmong(files), request);
        }
        if (where instanceof WithStaff with) {
            return pages.page(with.page(), request).addObject("shown", pages.shown(with.meanwhile(), caseId));
        }
        if (where instanceof Ended ended) {
            return pages.page(ended.page(), request)
                    .addObject("shown", pages.shown(ended.end(), caseId))
                    .addObject("access", pages.shown(ChangePages.BESIDE, caseId));
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
        if (where instanceof WithStaff with) {
            return new State(null, Pages.name(with.page()));
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
