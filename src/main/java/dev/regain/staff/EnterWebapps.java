package dev.regain.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Back from the provider: into a new session of the webapps, as after their own sign-in, or to the page that says why not. Who
 * does not come in has no session afterwards, not even the one of before.
 */
class EnterWebapps implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** What signing out of the provider takes; there as long as the session is. */
    static final String ID_TOKEN = "regain.idToken";

    private static final Logger LOG = LoggerFactory.getLogger(EnterWebapps.class);

    private final ProcessEngine engine;
    private final MirrorPerson people;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    EnterWebapps(ProcessEngine engine, MirrorPerson people) {
        this.engine = engine;
        this.people = people;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) throws IOException {
        OidcUser person = (OidcUser) signedIn.getPrincipal();
        SavedRequest page = wanted.getRequest(request, response);
        try {
            String id = people.admit(person);
            AuthenticationUtil.revalidateSession(
                    request, AuthenticationUtil.createAuthentication(engine, id, null, null));
            request.getSession().setAttribute(ID_TOKEN, person.getIdToken().getTokenValue());
            response.sendRedirect(page == null ? StaffSecurity.WELCOME : page.getRedirectUrl());
        } catch (NoAccess refused) {
            LOG.warn("Somebody of the staff has no access: {}", refused.getMessage());
            refuse(request, response, refused.why());
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean down = failure.getCause() instanceof OpenIdProvider.ProviderIsDown;
        if (!down) {
            LOG.warn("A sign-in of the staff failed: {}", reason(failure));
        }
        refuse(request, response, down ? NoAccess.Why.PROVIDER_IS_DOWN : NoAccess.Why.NOT_SIGNED_IN);
    }

    /** The code only: the description is from outside, and may be anybody's who made up an address. */
    private static String reason(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode().replaceAll("[^\\w.-]", "?")
                : failure.getClass().getSimpleName();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, NoAccess.Why why)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(SingleSignOn.NO_ACCESS + "?why=" + why.name().toLowerCase(Locale.ROOT));
    }
}
