package dev.regain.metrics;

import dev.regain.keys.BearerToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.metrics.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Only who has the token reads the metrics, on whichever port and below whichever path they are; without one they are not there. */
@Configuration
class MetricsSecurity {

    private final MetricsSettings settings;

    MetricsSecurity(MetricsSettings settings) {
        this.settings = settings;
    }

    @Bean
    @Order(4)
    SecurityFilterChain metrics(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.to(PrometheusScrapeEndpoint.class))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, asked) -> new AuthorizationDecision(presentsToken(asked.getRequest()))))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint((request, response, why) -> refuse(response)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    private boolean presentsToken(HttpServletRequest request) {
        return settings.token() != null
                && BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .filter(presented -> presented.is(settings.token()))
                        .isPresent();
    }

    private void refuse(HttpServletResponse response) throws IOException {
        if (settings.token() == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"regain\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
