package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Page;
import dev.regain.flow.Paths;
import dev.regain.flow.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts together what a page's template reads. */
@Component
class Pages {

    private static final int LONGEST_SHOWN_AGAIN = 200;

    private final Map<String, Page> pages;
    private final Paths paths;
    private final Forms forms;

    Pages(Map<String, Page> pages, Paths paths, Forms forms) {
        this.pages = pages;
        this.paths = paths;
        this.forms = forms;
    }

    /** @throws IllegalStateException where no class stands behind the page's form */
    @SuppressWarnings("unchecked")
    <F extends Record> Step<F> step(String name) {
        if (pages.get(name) instanceof Step<?> step) {
            return (Step<F>) step;
        }
        throw new IllegalStateException("no step is named " + name);
    }

    /** What the page shows beyond its words, or null. */
    Object shown(String name, CaseId caseId) {
        Page page = pages.get(name);
        return page == null ? null : page.show(caseId);
    }

    /** @param view the template below {@code forms/}, such as {@code applicant/choose-proof} */
    ModelAndView page(String view, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(view);
        page.addObject("page", name(view));
        page.addObject("paths", paths.all());
        page.addObject("typed", typed(request));
        page.addObject("errors", Map.of());
        return page;
    }

    /** The same page with what is wrong: 422, or 429 where it was asked too often. */
    ModelAndView complaining(ModelAndView page, List<Rejected> complaints, HttpServletRequest request) {
        boolean tooOften =
                complaints.stream().anyMatch(complaint -> complaint.rule().equals(Answer.RATE_LIMITED));
        page.setStatus(tooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY);
        Toll.asked(request).ifPresent(challenge -> page.addObject("challenge", challenge)
                .addObject("again", Toll.sentAgain(request)));
        return telling(page, complaints, request);
    }

    /** The page with what is wrong, though nothing was sent now. */
    ModelAndView telling(ModelAndView page, List<Rejected> complaints, HttpServletRequest request) {
        Locale language = RequestContextUtils.getLocale(request);
        return page.addObject("errors", forms.inWords(name(page.getViewName()), complaints, language));
    }

    static String name(String view) {
        return view.substring(view.lastIndexOf('/') + 1);
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, shortened(values[0])));
        return typed;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN_AGAIN ? text : text.substring(0, LONGEST_SHOWN_AGAIN);
    }
}
