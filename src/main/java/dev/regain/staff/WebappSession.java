package dev.regain.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who is signed in to the webapps is signed in to our own pages for staff. What groups they are in is asked of the database:
 * those of a session are as old as its sign-in.
 */
class WebappSession extends OncePerRequestFilter {

    private final ProcessEngine engine;

    WebappSession(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        signedIn(engine, request.getSession(false)).ifPresent(this::enter);
        rest.doFilter(request, response);
    }

    static Optional<String> signedIn(ProcessEngine engine, HttpSession session) {
        return authentication(engine, session).map(Authentication::getIdentityId);
    }

    /** The webapps that the person may open, or nothing where nobody is signed in; the webapps renew it every five minutes. */
    static Optional<Set<String>> webapps(ProcessEngine engine, HttpSession session) {
        return authentication(engine, session)
                .map(UserAuthentication.class::cast)
                .map(UserAuthentication::getAuthorizedApps);
    }

    private static Optional<Authentication> authentication(ProcessEngine engine, HttpSession session) {
        return Optional.ofNullable(session)
                .map(AuthenticationUtil::getAuthsFromSession)
                .map(all -> all.getAuthenticationForProcessEngine(engine.getName()));
    }

    private void enter(String user) {
        IdentityService people = engine.getIdentityService();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                people.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .map(SimpleGrantedAuthority::new)
                        .toList()));
        SecurityContextHolder.setContext(context);
    }
}
