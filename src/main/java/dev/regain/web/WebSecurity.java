package dev.regain.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What holds for every page that is not the staff's: nobody signs in, nothing is cached, framed or scripted from elsewhere. What is
 * not listed here is answered as if it were not there.
 */
@Configuration
class WebSecurity {

    private static final String ONLY_OURS =
            "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self';"
                    + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What strangers may ask for: pages, links in messages, the sandbox, and files. */
    private static final String[] PUBLIC = {
        "/",
        "/account/**",
        "/case/**",
        "/e/**",
        "/f/**",
        "/o/**",
        "/sandbox/**",
        "/error",
        "/*.css",
        "/*.js",
        "/*.svg",
        "/webjars/**"
    };

    @Bean
    SecurityFilterChain applicants(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("regain_csrf");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                // As where there is nothing.
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, why) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_OURS))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
