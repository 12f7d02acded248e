package dev.regain.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.casefile.CaseSecret;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Path;
import dev.regain.flow.PathOpened;
import dev.regain.flow.Paths;
import dev.regain.flow.Whereabouts.Ended;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Steps steps;
    private final Flow flow;
    private final CaseCookie cookie;
    private final DeviceCookie device;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    EntryPages(
            Paths paths,
            Pages pages,
            Steps steps,
            Flow flow,
            CaseCookie cookie,
            DeviceCookie device,
            ObjectMapper json,
            ApplicationEventPublisher events) {
        this.paths = paths;
        this.pages = pages;
        this.steps = steps;
        this.flow = flow;
        this.cookie = cookie;
        this.device = device;
        this.json = json;
        this.events = events;
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
        Path path = path(type);
        events.publishEvent(new PathOpened(path.process()));
        return entry(path, CaseSecret.random(), request);
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
        List<Rejected> complaints = steps.begin(path.process(), secret, this::clue, language, request);
        if (!complaints.isEmpty()) {
            return pages.complaining(entry(path, secret, request), complaints, request);
        }
        cookie.give(secret, request, response);
        device.note(secret, request, response);
        return CasePages.seeOther(CasePages.ADDRESS);
    }

    private String clue(Object clue) {
        try {
            return json.writeValueAsString(clue);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a clue could not be counted");
        }
    }

    private ModelAndView entry(Path path, CaseSecret secret, HttpServletRequest request) {
        return pages.page(path.page(), request).addObject("type", path.type()).addObject("secret", secret.text());
    }

    private Path path(String type) {
        return paths.ofType(type).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
