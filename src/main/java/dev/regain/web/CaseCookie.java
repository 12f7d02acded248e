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
    private static final Duration A_DAY = Duration.ofDays(1);

    private final CaseFiles files;

    CaseCookie(CaseFiles files) {
        this.files = files;
    }

    Optional<CaseId> caseOf(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null
                ? Optional.empty()
                : CaseSecret.of(cookie.getValue()).flatMap(files::reachedBy);
    }

    void give(CaseSecret secret, HttpServletRequest request, HttpServletResponse response) {
        set(secret.text(), A_DAY, request, response);
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
