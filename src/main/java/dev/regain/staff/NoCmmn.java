package dev.regain.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine runs without CMMN and has no tables for it. Cockpit's first page counts CMMN's definitions all the same, and where
 * that fails it counts nothing else either; so there are none.
 */
@Component
class NoCmmn extends FilterRegistrationBean<OncePerRequestFilter> {

    NoCmmn(ProcessEngine engine) {
        super(new Filter(engine));
        addUrlPatterns("/camunda/api/engine/*");
    }

    private static class Filter extends OncePerRequestFilter {

        private static final Pattern COUNT = Pattern.compile("/camunda/api/engine/engine/[^/]+/case-definition/count");

        private final ProcessEngine engine;

        Filter(ProcessEngine engine) {
            this.engine = engine;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            if (COUNT.matcher(request.getRequestURI()).matches()
                    && WebappSession.signedIn(engine, request.getSession(false)).isPresent()) {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getWriter().print("{\"count\":0}");
            } else {
                rest.doFilter(request, response);
            }
        }
    }
}
