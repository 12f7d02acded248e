package dev.regain.web;

import dev.regain.ratelimit.ClientAddress;
import dev.regain.ratelimit.RateLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first thing that a page which is sent meets: too many from one address cost nothing further. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class FloodGate extends OncePerRequestFilter {

    private final RateLimits limits;

    FloodGate(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (limits.answer(ClientAddress.of(request.getRemoteAddr())).isPresent()) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
    }
}
