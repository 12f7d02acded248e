package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Whereabouts;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.flow.Whereabouts.Ended;
import dev.regain.flow.Whereabouts.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way back to an appeal: query code, phone, and the code that this phone gets. */
@Controller
class ProgressPages {

    static final String ADDRESS = "/account/recover/progress";

    private static final String LOST = "/account/recover/lost-query-code";

    /** The processes behind the two pages, and the steps of their first pages. */
    private static final String FOLLOW = "followAppeal";

    private static final String REISSUE = "reissueQueryCode";

    /** The open step of who has not shown yet that the appeal is theirs, and what they see then. */
    private static final String PROGRESS = "progress";

    private static final String RESULT = "progressResult";
    private static final String WITHDRAWN = "appealWithdrawn";

    private final Flow flow;
    private final Pages pages;
    private final Steps steps;
    private final CaseCookie cookie;

    ProgressPages(Flow flow, Pages pages, Steps steps, CaseCookie cookie) {
        this.flow = flow;
        this.pages = pages;
        this.steps = steps;
        this.cookie = cookie;
    }

    /** The address that people have in their bookmarks. */
    @GetMapping("/account/recover/wecomQuery")
    ModelAndView formerly() {
        return CasePages.seeOther(ADDRESS);
    }

    @GetMapping(ADDRESS)
    ModelAndView look(HttpServletRequest request) {
        Optional<CaseId> appeal = cookie.visited(request);
        return appeal.isPresent() ? result(appeal.get(), request) : enquiry(CaseSecret.random(), request);
    }

    private ModelAndView result(CaseId appeal, HttpServletRequest request) {
        return flow.look(appeal, where -> result(appeal, where, request));
    }

    private ModelAndView result(CaseId appeal, Whereabouts where, HttpServletRequest request) {
        return pages.page("applicant/progress-result", request)
                .addObject("shown", pages.shown(RESULT, appeal))
                .addObject("access", pages.shown(ChangePages.BESIDE, appeal))
                .addObject("asked", where instanceof AtStep)
                .addObject("working", where instanceof Waiting);
    }

    private ModelAndView enquiry(CaseSecret secret, HttpServletRequest request) {
        ModelAndView page = pages.page("applicant/progress", request).addObject("secret", secret.text());
        return cookie.enquiryOf(request)
                .map(enquiry -> flow.look(enquiry, where -> enquiry(page, enquiry, where)))
                .orElse(page);
    }

    private ModelAndView enquiry(ModelAndView page, CaseId enquiry, Whereabouts where) {
        page.addObject("over", where instanceof Ended);
        open(where).ifPresent(at -> page.addObject("shown", pages.shown(PROGRESS, enquiry))
                .addObject("task", at.task()));
        return page;
    }

    private static Optional<AtStep> open(Whereabouts where) {
        return where instanceof AtStep at && at.step().equals(PROGRESS) ? Optional.of(at) : Optional.empty();
    }

    @PostMapping(ADDRESS)
    ModelAndView ask(
            @RequestParam(required = false) String attempt,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        CaseSecret secret = CaseSecret.of(attempt).orElseGet(CaseSecret::random);
        Optional<CaseId> enquiry = cookie.enquiryOf(request);
        Optional<AtStep> open = enquiry.map(flow::whereIs).flatMap(ProgressPages::open);
        List<Rejected> complaints = open.isPresent()
                ? steps.answer(enquiry.get(), open.get(), request)
                : steps.begin(FOLLOW, secret, clue -> secret.text(), language, request);
        if (!complaints.isEmpty()) {
            return pages.complaining(enquiry(secret, request), complaints, request);
        }
        if (open.isEmpty()) {
            cookie.giveEnquiry(secret, request, response);
        }
        return CasePages.seeOther(ADDRESS);
    }

    @GetMapping(LOST)
    ModelAndView lost(@RequestParam(required = false) String sent, HttpServletRequest request) {
        return pages.page("applicant/lost-query-code", request)
                .addObject("secret", CaseSecret.random().text())
                .addObject("sent", sent != null);
    }

    @PostMapping(LOST)
    ModelAndView reissue(@RequestParam(required = false) String attempt, Locale language, HttpServletRequest request) {
        CaseSecret secret = CaseSecret.of(attempt).orElseGet(CaseSecret::random);
        List<Rejected> complaints = steps.begin(REISSUE, secret, clue -> secret.text(), language, request);
        return complaints.isEmpty()
                ? CasePages.seeOther(LOST + "?sent=true")
                : pages.complaining(lost(null, request).addObject("secret", secret.text()), complaints, request);
    }

    @PostMapping(ADDRESS + "/withdraw")
    ModelAndView withdraw(HttpServletRequest request) {
        cookie.visited(request).ifPresent(appeal -> flow.tell(appeal, WITHDRAWN));
        return CasePages.seeOther(ADDRESS);
    }

    @PostMapping(ADDRESS + "/leave")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        cookie.takeEnquiry(request, response);
        return CasePages.seeOther(ADDRESS);
    }
}
