package dev.regain.web;

import dev.regain.casefile.CaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The buttons beside an account that a case was shown: each begins a process beside the case's path. */
@Controller
class ChangePages {

    /** The page's part that says what can be changed, and what is under way. */
    static final String BESIDE = "accountChanges";

    private static final Map<String, String> PROCESSES =
            Map.of("add-login-method", "addLoginMethod", "change-security-check", "changeSecurityCheck");

    private final Steps steps;
    private final CaseCookie cookie;

    ChangePages(Steps steps, CaseCookie cookie) {
        this.steps = steps;
        this.cookie = cookie;
    }

    /** What cannot be begun any more is not offered on the page that one is led to; it says why. */
    @PostMapping("/case/changes/{change}")
    ModelAndView begin(@PathVariable String change, HttpServletRequest request) {
        String process = Optional.ofNullable(PROCESSES.get(change))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<CaseId> caseId = cookie.caseOf(request);
        if (caseId.isEmpty()) {
            return CasePages.seeOther(EntryPages.ADDRESS);
        }
        steps.beginBeside(process, caseId.get(), request);
        return CasePages.seeOther(CasePages.ADDRESS);
    }
}
