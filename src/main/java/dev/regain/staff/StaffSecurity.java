package dev.regain.staff;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Camunda's webapps bring their own sign-in, CSRF token and content policy (see {@code camunda.bpm.webapp}); Spring Security adds
 * what they lack and keeps out of their way otherwise.
 */
@Configuration
class StaffSecurity {

    static final String WEBAPPS = "/camunda";
    static final String WELCOME = WEBAPPS + "/app/welcome/";

    /** Framed by Tasklist alone; what an applicant wrote runs nothing and loads nothing. */
    private static final String CASE_FILE = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    private static final String DATA_ONLY = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain webapps(HttpSecurity http, ProcessEngine engine) throws Exception {
        return http.securityMatcher(StaffSecurity::isForWebapps)
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.defaultsDisabled()
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                below(WEBAPPS + "/api"), new CacheControlHeadersWriter())))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests
                        // Where strangers make the first administrator (CVE-2026-77226); ours are made at start-up.
                        .requestMatchers(below(WEBAPPS + "/api/admin/setup"))
                        .denyAll()
                        .requestMatchers(below(WEBAPPS + "/api"))
                        .access(new WebappApi(engine))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /**
     * What reviewers see of a case. Whoever may not learns as little as whoever asks for a case that is not there.
     * Administrators manage people and do not look at cases, but for those who are reviewers, too.
     */
    @Bean
    @Order(2)
    SecurityFilterChain review(HttpSecurity http, ProcessEngine engine) throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("regain_review_csrf");
        tokens.setCookiePath("/review");
        // The usual name is the webapps': their scripts send their own token with each call.
        tokens.setHeaderName("X-REVIEW-CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
        // Asked for when the page's form is written, its cookie would come too late: the page's beginning is on its
        // way.
        handler.setCsrfRequestAttributeName(null);
        return http.securityMatcher("/review/**")
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .addFilterBefore(new WebappSession(engine), CsrfFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().hasAnyAuthority(MakeStaff.REVIEWERS, MakeStaff.REVIEW_LEADS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, why) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler(
                                (request, response, why) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CASE_FILE))
                        .frameOptions(frames -> frames.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** What analysts see of the history. It is read only, so there is nothing that could be forged. */
    @Bean
    @Order(3)
    SecurityFilterChain history(HttpSecurity http, ProcessEngine engine) throws Exception {
        return http.securityMatcher("/history/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .addFilterBefore(new WebappSession(engine), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .hasAnyAuthority(MakeStaff.ANALYSTS, Groups.CAMUNDA_ADMIN)
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, why) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler(
                                (request, response, why) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(DATA_ONLY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /**
     * With the error pages of the webapps: the applicants' rules would answer 403 to a failed sign-in. A path pattern would not
     * do, since the webapps' servlets are mapped below it and Spring would match what follows their own path.
     */
    private static boolean isForWebapps(HttpServletRequest request) {
        String address = request.getDispatcherType() == DispatcherType.ERROR
                ? (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)
                : decodedPath(request);
        return address != null && (address.equals(WEBAPPS) || address.startsWith(WEBAPPS + "/"));
    }

    private static RequestMatcher below(String path) {
        return request -> (decodedPath(request) + "/").startsWith(path + "/");
    }

    static String decodedPath(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    @Bean
    FilterRegistrationBean<StaySignedOut> staySignedOut() {
        return onSessions(new StaySignedOut());
    }

    /** Ahead of everything that asks a session of the staff who is signed in. */
    static <F extends Filter> FilterRegistrationBean<F> onSessions(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setUrlPatterns(List.of(WEBAPPS, WEBAPPS + "/*", "/review/*", "/history/*"));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 1);
        return registration;
    }

    /** Before Camunda's own filter, which leads everybody to Tasklist. */
    @Bean
    FilterRegistrationBean<Filter> leadToWelcomePage() {
        Filter lead = (request, response, rest) -> ((HttpServletResponse) response).sendRedirect(WELCOME);
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(lead);
        filter.setUrlPatterns(List.of(WEBAPPS, WEBAPPS + "/"));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
