package dev.regain.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever signed out stays signed out. Camunda's own filter writes into the session, at the end of each request, who was signed
 * in at its beginning: a list that is still under way while a person signs out would sign them in again. The mark made here is
 * an attribute of its own, which such a request leaves alone; signing in makes a new session, without it.
 */
class StaySignedOut extends OncePerRequestFilter {

    private static final String MARK = "regain.signedOut";
    private static final Pattern SIGN_OUT =
            Pattern.compile(StaffSecurity.WEBAPPS + "/api/admin/auth/user/[^/]+/logout/?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (session.getAttribute(MARK) != null) {
                AuthenticationUtil.updateSession(session, new Authentications());
            } else if (isSignOut(request)) {
                session.setAttribute(MARK, true);
            }
        }
        rest.doFilter(request, response);
    }

    private static boolean isSignOut(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && SIGN_OUT.matcher(StaffSecurity.decodedPath(request)).matches();
    }
}
