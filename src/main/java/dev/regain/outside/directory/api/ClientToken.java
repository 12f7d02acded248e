package dev.regain.outside.directory.api;

import dev.regain.keys.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a client by the bearer token of its request. Not a component: it belongs to the API's chain alone. */
final class ClientToken extends OncePerRequestFilter {

    private final Map<String, String> clients;

    ClientToken(Map<String, String> clients) {
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(this::client)
                .ifPresent(ClientToken::enter);
        chain.doFilter(request, response);
    }

    /** Looks at every client, however soon one is found; null where the token is nobody's. */
    private String client(BearerToken presented) {
        String found = null;
        for (Map.Entry<String, String> client : clients.entrySet()) {
            if (presented.is(client.getValue())) {
                found = client.getKey();
            }
        }
        return found;
    }

    private static void enter(String client) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(client, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
