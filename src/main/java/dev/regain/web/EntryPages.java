package dev.regain.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.casefile.CaseSecret;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Path;
import dev.regain.flow.Paths;
import dev.regain.flow.Step;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The way in: which path, and the first page of each. Submitting it begins a case. */
@Controller
class EntryPages {

    static final String ADDRESS = "/account/recover";

    private final Paths paths;
    private final Pages pages;
    private final Forms forms;
    private final Flow flow;
    private final CaseCookie cookie;
    private final RateLimits limits;
    private final ObjectMapper json;

    EntryPages(
            Paths paths, Pages pages, Forms forms, Flow flow, CaseCookie cookie, RateLimits limits, ObjectMapper json) {
        this.paths = paths;
        this.pages = pages;
        this.forms = forms;
        this.flow = flow;
        this.cookie = cookie;
        this.limits = limits;
        this.json = json;
    }

    @GetMapping("/")
    View home() {
        return new RedirectView(ADDRESS, true);
    }

    @GetMapping(path = ADDRESS, params = "!type")
    ModelAndView ways(HttpServletRequest request) {
        return pages.page("applicant/choose-way", request).addObject("shown", hasOpenCase(request));
    }

    private boolean hasOpenCase(HttpServletRequest request) {
        return cookie.caseOf(request)
                .filter(caseId -> !(flow.whereIs(caseId) instanceof Ended))
                .isPresent();
    }

    @GetMapping(path = ADDRESS, params = "type")
    ModelAndView entry(@RequestParam String type, HttpServletRequest request) {
        return entry(path(type), CaseSecret.random(), request);
    }

    /** The secret is made with the page and comes back with it: the same page sent twice reaches the same case. */
    @PostMapping(path = ADDRESS, params = "type")
    ModelAndView begin(
            @RequestParam String type,
            @RequestParam(required = false) String attempt,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        Path path = path(type);
        CaseSecret secret = CaseSecret.of(attempt).orElseGet(CaseSecret::random);
        List<Rejected> complaints = complaints(path, secret, language, request);
        if (!complaints.isEmpty()) {
            return pages.complaining(entry(path, secret, request), complaints, request);
        }
        cookie.give(secret, request, response);
        return CasePages.seeOther(CasePages.ADDRESS);
    }

    private <F extends Record> List<Rejected> complaints(
            Path path, CaseSecret secret, Locale language, HttpServletRequest request) {
        Step<F> step = pages.step(path.process());
        Read<F> read = forms.read(step, request);
        if (!read.complaints().isEmpty()) {
            return read.complaints();
        }
        Optional<Duration> wait =
                limits.newCase(ClientAddress.of(request.getRemoteAddr()), path.process() + " " + clue(read.form()));
        if (wait.isPresent()) {
            return List.of(Answer.rateLimited(wait.get()));
        }
        Answer answer = flow.begin(path.process(), secret, language, step, read.form());
        return answer instanceof Rejected rejected ? List.of(rejected) : List.of();
    }

    private String clue(Record form) {
        try {
            return json.writeValueAsString(form);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a form could not be counted");
        }
    }

    private ModelAndView entry(Path path, CaseSecret secret, HttpServletRequest request) {
        return pages.page(path.page(), request).addObject("type", path.type()).addObject("secret", secret.text());
    }

    private Path path(String type) {
        return paths.ofType(type).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
