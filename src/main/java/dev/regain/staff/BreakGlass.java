package dev.regain.staff;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;

/**
 * With single sign-on nobody signs in by a password, but {@code admin}, where the settings give them one: for the day on which
 * the provider is down or puts nobody into the administrators. Then the webapps' own sign-in is at {@code
 * /camunda/app/admin/default/?password}.
 */
class BreakGlass {

    private static final String SESSIONS = StaffSecurity.WEBAPPS + "/api/admin/auth/user/";

    private final boolean there;

    BreakGlass(StaffSettings settings) {
        this.there = settings.admin().password() != null;
    }

    /** Asks for the webapps' own sign-in. */
    boolean isUsed(HttpServletRequest request) {
        return there && "password".equals(request.getQueryString());
    }

    /** Signs in by a password, and may not. Whatever is sent there and does not sign out is taken for it. */
    boolean isClosed(HttpServletRequest request) {
        String path = StaffSecurity.decodedPath(request);
        return path.startsWith(SESSIONS)
                && !HttpMethod.GET.matches(request.getMethod())
                && !path.endsWith("/logout")
                && !(there && isAdmin(request));
    }

    /** Once and in the body: whoever reads the name behind us must not find another one. */
    private static boolean isAdmin(HttpServletRequest request) {
        String[] names = request.getParameterValues("username");
        return request.getQueryString() == null
                && names != null
                && names.length == 1
                && MakeStaff.ADMIN.equals(names[0]);
    }
}
