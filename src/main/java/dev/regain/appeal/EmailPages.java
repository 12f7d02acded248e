package dev.regain.appeal;

import dev.regain.appeal.ContactEmails.Link;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the link in a mail leads. Looking at it confirms nothing: programs that read mails open links, too. */
@Controller
class EmailPages {

    private static final String EMAIL_CONFIRMED = "emailConfirmed";

    private final ContactEmails emails;
    private final Flow flow;

    EmailPages(ContactEmails emails, Flow flow) {
        this.emails = emails;
        this.flow = flow;
    }

    enum Standing {
        OPEN,
        CONFIRMED,
        UNKNOWN
    }

    @GetMapping("/e/{token}")
    String look(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<Link> link = emails.byToken(token).flatMap(emails::linkOf);
        if (link.isEmpty()) {
            return page(Standing.UNKNOWN, model, response);
        }
        return page(link.get().confirmed() ? Standing.CONFIRMED : Standing.OPEN, model, response);
    }

    @PostMapping("/e/{token}")
    ModelAndView confirm(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<CaseId> caseId = emails.byToken(token);
        if (caseId.isEmpty()) {
            return new ModelAndView(page(Standing.UNKNOWN, model, response), model.asMap());
        }
        flow.tell(caseId.get(), EMAIL_CONFIRMED, () -> emails.confirm(caseId.get()));
        RedirectView here = new RedirectView("/e/" + token);
        here.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(here);
    }

    private static String page(Standing standing, Model model, HttpServletResponse response) {
        if (standing == Standing.UNKNOWN) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("page", "confirm-email");
        model.addAttribute("shown", standing);
        return "applicant/confirm-email";
    }
}
