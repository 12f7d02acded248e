package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import dev.regain.outside.faces.FaceCheckEnded;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.faces.FaceProvider.Begun;
import dev.regain.outside.faces.Identity;
import dev.regain.proof.FaceChecks.FaceCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * The phone's side of a face check. The link in the QR code is all that the phone has: it leads to the provider's page,
 * and the phone's coming back is a hint to fetch the result. Where there is no provider, it takes the photo here.
 */
@Controller
class PhoneSide {

    /** The message that the process waits for. */
    static final String FACE_CHECK_ENDED = "faceCheckEnded";

    private static final Logger LOG = LoggerFactory.getLogger(PhoneSide.class);

    private final FaceChecks checks;
    private final FaceProvider faces;
    private final PhotoPage photo;
    private final PhoneAddress address;
    private final Flow flow;
    private final CaseFiles files;
    private final Clock clock;

    PhoneSide(
            FaceChecks checks,
            FaceProvider faces,
            PhotoPage photo,
            PhoneAddress address,
            Flow flow,
            CaseFiles files,
            Clock clock) {
        this.checks = checks;
        this.faces = faces;
        this.photo = photo;
        this.address = address;
        this.flow = flow;
        this.files = files;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/f/{token}",
            method = {RequestMethod.GET, RequestMethod.POST})
    String open(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<FaceCheck> check = checks.byToken(token).filter(known -> known.isOpen(clock.instant()));
        if (check.isEmpty()) {
            return notGood(model, response);
        }
        if (check.get().challenge() != null) {
            return request.getMethod().equals("POST")
                    ? photo.take(check.get(), model, request, response)
                    : photo.show(check.get(), model, response);
        }
        return begun(check.get(), token)
                .map(page -> page.startsWith("/") ? "forward:" + page : "redirect:" + page)
                .orElseGet(() -> later(model, response));
    }

    /** The provider is asked once for each link; a second phone, or a reload, comes to the same check. */
    private Optional<String> begun(FaceCheck check, String token) {
        if (check.reference() != null) {
            return Optional.of(checks.pageOf(check));
        }
        return asked(check, token)
                .map(begun ->
                        checks.noteBegun(check, begun.reference(), begun.page()) ? begun.page() : checks.pageOf(check));
    }

    /** @return nothing where the provider does not answer: the link stays good, and the next try asks again */
    private Optional<Begun> asked(FaceCheck check, String token) {
        try {
            return Optional.of(faces.begin(claimed(check), address.of("/f/" + token + "/done")));
        } catch (RuntimeException failed) {
            // A client's words may hold the token.
            LOG.warn(
                    "The face provider did not begin a check: {}",
                    failed.getClass().getName());
            return Optional.empty();
        }
    }

    /** Where the path claimed no identity, the provider asks for it. */
    private Optional<Identity> claimed(FaceCheck check) {
        return files.read(check.caseId(), Entry.CLAIMED_IDENTITY)
                .map(ClaimedIdentity::of)
                .map(claimed -> new Identity(claimed.name(), claimed.idNumber()));
    }

    @GetMapping("/f/{token}/done")
    String done(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<FaceCheck> check = checks.byToken(token);
        if (check.isEmpty()) {
            return notGood(model, response);
        }
        tell(check.get());
        model.addAttribute("page", "phone-done");
        return "applicant/phone-done";
    }

    @EventListener
    void ended(FaceCheckEnded ended) {
        checks.byReference(ended.reference()).ifPresent(this::tell);
    }

    private void tell(FaceCheck check) {
        flow.tell(check.caseId(), FACE_CHECK_ENDED);
    }

    private static String notGood(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("page", "link-not-good");
        return "applicant/link-not-good";
    }

    private static String later(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        model.addAttribute("page", "try-later");
        return "applicant/try-later";
    }
}
