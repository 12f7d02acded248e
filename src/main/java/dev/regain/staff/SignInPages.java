package dev.regain.staff;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What single sign-on says to people by itself. */
@Controller
@ConditionalOnProperty("regain.staff.oidc.issuer")
class SignInPages {

    /** Also tells the webapps' script {@code sign-in.js} that there is single sign-on. */
    @GetMapping(SingleSignOn.SIGNED_OUT)
    ModelAndView signedOut() {
        return page("signed-out", HttpStatus.OK);
    }

    @GetMapping(SingleSignOn.NO_ACCESS)
    ModelAndView noAccess(@RequestParam(defaultValue = "") String why) {
        NoAccess.Why known = Stream.of(NoAccess.Why.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(why))
                .findFirst()
                .orElse(NoAccess.Why.NOT_SIGNED_IN);
        return page(
                known.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                known == NoAccess.Why.PROVIDER_IS_DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN);
    }

    private static ModelAndView page(String told, HttpStatus status) {
        ModelAndView page = new ModelAndView("staff/sign-in").addObject("told", told);
        page.setStatus(status);
        return page;
    }
}
