package dev.regain.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** A page of the webapps, asked for by somebody who is not signed in: they sign in at the provider, or out of it. */
class LeadToProvider implements AuthenticationEntryPoint {

    private static final Pattern PAGE =
            Pattern.compile(StaffSecurity.WEBAPPS + "/app(/(cockpit|tasklist|admin|welcome)(/[\\w-]+)?)?/?");

    private final ProcessEngine engine;
    private final OpenIdProvider provider;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    LeadToProvider(ProcessEngine engine, OpenIdProvider provider) {
        this.engine = engine;
        this.provider = provider;
    }

    boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && PAGE.matcher(StaffSecurity.decodedPath(request)).matches()
                && WebappSession.signedIn(engine, request.getSession(false)).isEmpty();
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (!isFor(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        HttpSession session = request.getSession(false);
        Object idToken = session == null ? null : session.getAttribute(EnterWebapps.ID_TOKEN);
        if (idToken == null) {
            wanted.saveRequest(request, response);
            response.sendRedirect(SingleSignOn.SIGN_IN + "/" + OpenIdProvider.NAME);
        } else {
            // They came by the provider, and signed out in the webapps, which left the rest of the session.
            session.invalidate();
            response.sendRedirect(signOut(request, idToken.toString()));
        }
    }

    private String signOut(HttpServletRequest request, String idToken) {
        Optional<URI> page = provider.signOutPage();
        if (page.isEmpty()) {
            return SingleSignOn.SIGNED_OUT;
        }
        String back = ServletUriComponentsBuilder.fromContextPath(request)
                .path(SingleSignOn.SIGNED_OUT)
                .toUriString();
        return UriComponentsBuilder.fromUri(page.get())
                .queryParam("id_token_hint", "{token}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(idToken, back)
                .toUriString();
    }
}
