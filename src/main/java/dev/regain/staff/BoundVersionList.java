package dev.regain.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine refuses queries without a bound, and Cockpit sends one: for the versions of a process, the list from which an
 * analyst chooses. It gets the bound that it forgot.
 */
@Component
class BoundVersionList extends FilterRegistrationBean<OncePerRequestFilter> {

    private static final int MOST_VERSIONS = 500;

    BoundVersionList() {
        super(new Filter());
        addUrlPatterns("/camunda/api/engine/*");
    }

    private static class Filter extends OncePerRequestFilter {

        private static final Pattern LIST =
                Pattern.compile("/camunda/api/engine/engine/[^/]+/(process|decision)-definition");

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            String query = request.getQueryString();
            boolean forgotten = LIST.matcher(request.getRequestURI()).matches()
                    && query != null
                    && query.contains("key=")
                    && !query.contains("maxResults=");
            rest.doFilter(forgotten ? new Bound(request) : request, response);
        }
    }

    private static class Bound extends HttpServletRequestWrapper {

        Bound(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            return super.getQueryString() + "&maxResults=" + MOST_VERSIONS;
        }
    }
}
