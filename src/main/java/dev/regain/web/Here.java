package dev.regain.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The address in the browser's bar, for the link that shows the same page in the other language. */
@ControllerAdvice
class Here {

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-]+)+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** Only what could be an address of ours is written into a page again. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String path = Stream.of(RequestDispatcher.FORWARD_REQUEST_URI, RequestDispatcher.ERROR_REQUEST_URI)
                .map(request::getAttribute)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElseGet(request::getRequestURI)
                .substring(request.getContextPath().length());
        if (!PLAIN.matcher(path).matches()) {
            return EntryPages.ADDRESS;
        }
        String type = request.getParameter("type");
        return type != null && NUMBER.matcher(type).matches() ? path + "?type=" + type : path;
    }
}
