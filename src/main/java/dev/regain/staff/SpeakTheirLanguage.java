package dev.regain.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/** The engine's API refuses in the language in which its reader has our pages: the cookie's, or else the browser's. */
@Component
class SpeakTheirLanguage extends FilterRegistrationBean<OncePerRequestFilter> {

    SpeakTheirLanguage(LocaleResolver languages) {
        super(new Filter(languages));
        addServletNames(NarrowLists.ENGINE_API);
    }

    private static class Filter extends OncePerRequestFilter {

        private final LocaleResolver languages;

        Filter(LocaleResolver languages) {
            this.languages = languages;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            Locale before = LocaleContextHolder.getLocale();
            LocaleContextHolder.setLocale(languages.resolveLocale(request));
            try {
                rest.doFilter(request, response);
            } finally {
                LocaleContextHolder.setLocale(before);
            }
        }
    }
}
