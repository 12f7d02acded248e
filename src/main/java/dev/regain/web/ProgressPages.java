package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Step;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.flow.Whereabouts.Ended;
import dev.regain.ratelimit.ClientAddress;
import dev.regain.ratelimit.RateLimits;
import dev.regain.web.Forms.Read;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
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
    private final Forms forms;
    private final CaseCookie cookie;
    private final RateLimits limits;

    ProgressPages(Flow flow, Pages pages, Forms forms, CaseCookie cookie, RateLimits limits) {
        this.flow = flow;
        this.pages = pages;
        this.forms = forms;
        this.cookie = cookie;
        this.limits = limits;
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
        return pages.page("applicant/progress-result", request)
                .addObject("shown", pages.shown(RESULT, appeal))
                .addObject("asked", flow.whereIs(appeal) instanceof AtStep);
    }

    private ModelAndView enquiry(CaseSecret secret, HttpServletRequest request) {
        ModelAndView page = pages.page("applicant/progress", request).addObject("secret", secret.text());
        Optional<CaseId> enquiry = cookie.enquiryOf(request);
        if (enquiry.isPresent()) {
            open(enquiry.get()).ifPresent(at -> page.addObject("task", at.task())
                    .addObject("shown", pages.shown(PROGRESS, enquiry.get())));
            page.addObject("over", flow.whereIs(enquiry.get()) instanceof Ended);
        }
        return page;
    }

    private Optional<AtStep> open(CaseId enquiry) {
        return flow.whereIs(enquiry) instanceof AtStep at && at.step().equals(PROGRESS)
                ? Optional.of(at)
                : Optional.empty();
    }

    @PostMapping(ADDRESS)
    ModelAndView ask(
            @RequestParam(required = false) String attempt,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        CaseSecret secret = CaseSecret.of(attempt).orElseGet(CaseSecret::random);
        Optional<CaseId> enquiry = cookie.enquiryOf(request);
        Optional<AtStep> open = enquiry.flatMap(this::open);
        List<Rejected> complaints = open.isPresent()
                ? answer(enquiry.get(), open.get(), request)
                : begin(FOLLOW, secret, language, request);
        if (!complaints.isEmpty()) {
            return pages.complaining(enquiry(secret, request), complaints, request);
        }
        if (open.isEmpty()) {
            cookie.giveEnquiry(secret, request, response);
        }
        return CasePages.seeOther(ADDRESS);
    }

    private <F extends Record> List<Rejected> answer(CaseId enquiry, AtStep at, HttpServletRequest request) {
        Step<F> step = pages.step(at.step());
        Read<F> read = forms.read(step, request);
        return read.complaints().isEmpty() ? rejected(flow.answer(enquiry, at, step, read.form())) : read.complaints();
    }

    private <F extends Record> List<Rejected> begin(
            String process, CaseSecret secret, Locale language, HttpServletRequest request) {
        Step<F> step = pages.step(process);
        Read<F> read = forms.read(step, request);
        if (!read.complaints().isEmpty()) {
            return read.complaints();
        }
        Optional<Duration> wait =
                limits.newCase(ClientAddress.of(request.getRemoteAddr()), process + " " + secret.text());
        return wait.isPresent()
                ? List.of(Answer.rateLimited(wait.get()))
                : rejected(flow.begin(process, secret, language, step, read.form()));
    }

    private static List<Rejected> rejected(Answer answer) {
        return answer instanceof Rejected rejected ? List.of(rejected) : List.of();
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
        List<Rejected> complaints = begin(REISSUE, secret, language, request);
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
