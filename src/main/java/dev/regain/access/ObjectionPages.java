package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.HolderNotices.HolderNotice;
import dev.regain.access.Objections.State;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the link in a notice leads. Looking at it stops nothing: programs that read messages open links, too. */
@Controller
class ObjectionPages {

    private static final String ADDRESS = "/o/{token}";
    private static final String PAGE = "not-me";
    private static final int ATTEMPTS = 5;

    private final HolderNotices notices;
    private final Objections objections;
    private final Changes changes;
    private final OnFile onFile;
    private final AccessSettings settings;

    ObjectionPages(
            HolderNotices notices, Objections objections, Changes changes, OnFile onFile, AccessSettings settings) {
        this.notices = notices;
        this.objections = objections;
        this.changes = changes;
        this.onFile = onFile;
        this.settings = settings;
    }

    /**
     * @param state {@code can-object}, {@code open}, {@code upheld}, {@code dismissed} or {@code not-good}
     * @param account the last digits of the account ID, or null where the link is not good
     * @param kind {@code approval}, {@code login-method} or {@code security-check}
     * @param contact the new one, masked, or null
     * @param at when it is made, or was; null where it comes to nothing
     * @param isMade whether it was
     */
    record Shown(String state, String account, String kind, String contact, ZonedDateTime at, boolean isMade) {

        static final Shown NOT_GOOD = new Shown("not-good", null, null, null, null, false);
    }

    @GetMapping(ADDRESS)
    String look(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<HolderNotice> notice = notices.byToken(token);
        if (notice.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("page", PAGE);
        model.addAttribute("longest", Objections.LONGEST_STATEMENT);
        model.addAttribute("shown", notice.map(this::shown).orElse(Shown.NOT_GOOD));
        return "applicant/" + PAGE;
    }

    private Shown shown(HolderNotice notice) {
        String state = objections.about(notice).map(State::text).orElse("can-object");
        String account =
                onFile.accountIdOf(notice.account()).map(AccessMessages::ending).orElse(null);
        if (notice.change() == null) {
            return new Shown(state, account, "approval", null, null, true);
        }
        Change change = changes.of(notice.change());
        boolean made = change.changedAt() != null;
        Instant at = made ? change.changedAt() : change.endedAt() == null ? change.holdEndsAt() : null;
        return new Shown(
                state,
                account,
                change.kind().code(),
                change.contact().masked(),
                at == null ? null : at.atZone(settings.zone()),
                made);
    }

    @PostMapping(ADDRESS)
    ModelAndView object(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String statement,
            Model model,
            HttpServletResponse response) {
        Optional<HolderNotice> notice = notices.byToken(token);
        if (notice.isEmpty()) {
            return new ModelAndView(look(token, model, response), model.asMap());
        }
        if (objections.about(notice.get()).isEmpty()) {
            // A browser sends a line break as two characters, and counts it as one.
            String said = statement.replace("\r\n", "\n");
            if (said.length() > Objections.LONGEST_STATEMENT) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("tooLong", said);
                return new ModelAndView(look(token, model, response), model.asMap());
            }
            raise(notice.get(), said);
        }
        RedirectView here = new RedirectView("/o/" + token);
        here.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(here);
    }

    /** In the same moment a hold may end; then the change is made, and the next try lists it to be taken back. */
    private void raise(HolderNotice notice, String statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                objections.raise(notice, statement);
                return;
            } catch (RuntimeException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }
}
