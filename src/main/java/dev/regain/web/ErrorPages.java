package dev.regain.web;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong, in words, with what to do next and a number to ask about; never how the program is built. */
@Component
class ErrorPages implements ErrorViewResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String errorId = traceOf(request).orElseGet(() -> UUID.randomUUID().toString());
        if (status.is5xxServerError()) {
            LOG.error(
                    "{} {} {}", errorId, status.value(), request.getAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE));
        }
        ModelAndView page = pages.page("applicant/error", request)
                .addObject("status", status.value())
                .addObject("problem", problem(status))
                .addObject("errorId", errorId);
        page.setStatus(status);
        return page;
    }

    /** What all that was logged for the request has in its lines, and its trace where there is one. */
    private static Optional<String> traceOf(HttpServletRequest request) {
        return ServerHttpObservationFilter.findObservationContext(request)
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(tracing -> tracing.getSpan().context().traceId());
    }

    private static String problem(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case TOO_MANY_REQUESTS -> "too-many";
            default -> status.is4xxClientError() ? "bad-request" : "server";
        };
    }
}
