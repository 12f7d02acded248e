package dev.regain.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens a form with files where it comes in, before it is asked whether it is ours. Elsewhere files are not read at all. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
class StreamForms extends OncePerRequestFilter {

    private static final Set<String> ADDRESSES = Set.of(CasePages.ADDRESS, CaseFilePages.ADDRESS);

    /** A phone brings photos to its link. */
    private static final String PHONES = "/f/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String address = request.getServletPath();
        return !StreamedForm.is(request) || !(ADDRESSES.contains(address) || address.startsWith(PHONES));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        StreamedForm form;
        try {
            form = new StreamedForm(request);
        } catch (IOException noForm) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        chain.doFilter(form, response);
    }
}
