package dev.regain.web;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.casefile.Entry;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A random number that a browser keeps, so that reviewers see which appeals came from one device. It opens nothing; whoever
 * deletes or invents it gets another. Kept as long as the case data ([S20]).
 */
@Component
class DeviceCookie {

    private static final String NAME = "regain_device";
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final CaseFiles files;

    DeviceCookie(CaseFiles files) {
        this.files = files;
    }

    /** Notes the device in the case that was begun with this secret. */
    void note(CaseSecret secret, HttpServletRequest request, HttpServletResponse response) {
        Cookie kept = WebUtils.getCookie(request, NAME);
        String device = kept != null && SHAPE.matcher(kept.getValue()).matches()
                ? kept.getValue()
                : UUID.randomUUID().toString();
        files.reachedBy(secret).ifPresent(caseId -> note(caseId, device));
        CaseCookie.set(NAME, device, HALF_A_YEAR, request, response);
    }

    private void note(CaseId caseId, String device) {
        try {
            files.write(caseId, Entry.DEVICE, device);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            // The same page of the same browser: the other request has noted it.
        }
    }
}
