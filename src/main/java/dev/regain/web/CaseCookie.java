package dev.regain.web;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The browser's way back to its case: a secret in a cookie, never in an address. */
@Component
class CaseCookie {

    private static final String NAME = "regain_case";
    private static final String ENQUIRY = "regain_progress";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final CaseFiles files;

    CaseCookie(CaseFiles files) {
        this.files = files;
    }

    /** The appeal that this browser looks at, or the case that it began. */
    Optional<CaseId> caseOf(HttpServletRequest request) {
        return visited(request).or(() -> reachedBy(NAME, request));
    }

    /** The appeal that somebody looks at who showed that it is theirs; not for long. */
    Optional<CaseId> visited(HttpServletRequest request) {
        return enquiryOf(request).flatMap(files::accessOf);
    }

    /** The case of somebody who asks for an appeal. */
    Optional<CaseId> enquiryOf(HttpServletRequest request) {
        return reachedBy(ENQUIRY, request);
    }

    private Optional<CaseId> reachedBy(String name, HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null
                ? Optional.empty()
                : CaseSecret.of(cookie.getValue()).flatMap(files::reachedBy);
    }

    void give(CaseSecret secret, HttpServletRequest request, HttpServletResponse response) {
        set(NAME, secret.text(), A_DAY, request, response);
        takeEnquiry(request, response);
    }

    /** From now on the browser keeps the way to its case for so long. */
    void keep(Duration time, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie != null) {
            set(NAME, cookie.getValue(), time, request, response);
        }
    }

    void giveEnquiry(CaseSecret secret, HttpServletRequest request, HttpServletResponse response) {
        set(ENQUIRY, secret.text(), A_DAY, request, response);
    }

    void takeEnquiry(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, ENQUIRY) != null) {
            set(ENQUIRY, "", Duration.ZERO, request, response);
        }
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        set(NAME, "", Duration.ZERO, request, response);
        takeEnquiry(request, response);
    }

    static void set(String name, String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
