package dev.regain.outside.directory.api;

import com.google.common.hash.Hashing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a client by the bearer token of its request. Not a component: it belongs to the API's chain alone. */
final class ClientToken extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Map<String, String> clients;

    ClientToken(Map<String, String> clients) {
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String client = client(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (client != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(client, null, List.of()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** Looks at every client, however soon one is found. */
    private String client(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        byte[] presented = Hashing.sha256()
                .hashString(authorization.substring(SCHEME.length()).strip(), StandardCharsets.UTF_8)
                .asBytes();
        String found = null;
        for (Map.Entry<String, String> client : clients.entrySet()) {
            if (MessageDigest.isEqual(HexFormat.of().parseHex(client.getValue()), presented)) {
                found = client.getKey();
            }
        }
        return found;
    }
}
