package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.casefile.InTray;
import dev.regain.casefile.NotTaken;
import dev.regain.casefile.Slots;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.FormWithFiles;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.ChineseResidentId;
import dev.regain.formats.PersonName;
import dev.regain.proof.FaceChecks.FaceCheck;
import dev.regain.ratelimit.ClientAddress;
import dev.regain.ratelimit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/**
 * The phone's side where no provider checks faces: a number and a gesture, who the person says they are where the path did not ask,
 * and two pictures, by any browser that has a camera or a file.
 */
@Component
class PhotoPage {

    /** The message that the process waits for. */
    static final String PHOTO_TAKEN = "photoTaken";

    private static final String PAGE = "show-face";
    private static final String NAME = "name";
    private static final String ID_NUMBER = "idNumber";
    private static final String NOT_A_PICTURE = "picture";
    private static final int LONGEST_SHOWN_AGAIN = 200;
    private static final String CAMERA = "camera=(self)";

    private final FaceChecks checks;
    private final InTray tray;
    private final CaseFiles files;
    private final Flow flow;
    private final RateLimits limits;
    private final MessageSource words;
    private final Clock clock;
    private final TransactionTemplate transactions;

    PhotoPage(
            FaceChecks checks,
            InTray tray,
            CaseFiles files,
            Flow flow,
            RateLimits limits,
            MessageSource words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.checks = checks;
        this.tray = tray;
        this.files = files;
        this.flow = flow;
        this.limits = limits;
        this.words = words;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * @param asksWho whether the path did not ask
     * @param received the slots in which a picture is already
     */
    record Shown(String number, String pose, boolean asksWho, Set<String> received) {}

    /** As the shared fragments of the pages read it. */
    record Wrong(String field, String rule, String text) {}

    String show(FaceCheck check, Model model, HttpServletResponse response) {
        response.setHeader("Permissions-Policy", CAMERA);
        model.addAttribute("page", PAGE);
        model.addAttribute("typed", Map.of());
        model.addAttribute("errors", Map.of());
        model.addAttribute(
                "shown",
                new Shown(
                        check.challenge().number(),
                        check.challenge().pose().text(),
                        claimed(check.caseId()).isEmpty(),
                        received(check.caseId())));
        return "applicant/" + PAGE;
    }

    private Optional<ClaimedIdentity> claimed(CaseId caseId) {
        return files.read(caseId, Entry.CLAIMED_IDENTITY).map(ClaimedIdentity::of);
    }

    private Set<String> received(CaseId caseId) {
        return tray.files(caseId).stream()
                .filter(file -> !file.isRefused())
                .map(TrayFile::slot)
                .filter(Slots.PHOTOS::contains)
                .collect(Collectors.toSet());
    }

    /** @return the page again, or where the phone goes now: all is there and the process goes on, or somebody was quicker */
    String take(FaceCheck check, Model model, HttpServletRequest request, HttpServletResponse response) {
        Map<String, String> unfit = receive(check, request);
        List<Rejected> complaints = new ArrayList<>();
        Optional<ClaimedIdentity> who = claimed(check.caseId()).or(() -> stated(request, complaints));
        Set<String> received = received(check.caseId());
        for (String slot : List.of(Slots.FACE_PHOTO, Slots.ID_CARD)) {
            if (unfit.containsKey(slot)) {
                complaints.add(Answer.rejected(slot, unfit.get(slot)));
            } else if (!received.contains(slot)) {
                complaints.add(Answer.rejected(slot, "required"));
            }
        }
        if (complaints.isEmpty()) {
            limits.photo(ClientAddress.of(request.getRemoteAddr()))
                    .map(Answer::rateLimited)
                    .ifPresent(complaints::add);
        }
        if (!complaints.isEmpty()) {
            return again(check, complaints, model, request, response);
        }
        return "redirect:/f/" + check.token() + (isHandedIn(check, who.orElseThrow()) ? "/done" : "");
    }

    /** Twice at once, or when its time is over, it is taken once or not at all. */
    private boolean isHandedIn(FaceCheck check, ClaimedIdentity who) {
        return transactions.execute(transaction -> {
            files.lock(check.caseId());
            boolean open = isOpen(check);
            if (open) {
                files.write(check.caseId(), Entry.PHOTO_IDENTITY, who.text());
                checks.noteTaken(check);
            }
            boolean taken = open && flow.tell(check.caseId(), PHOTO_TAKEN);
            if (!taken) {
                transaction.setRollbackOnly();
            }
            return taken;
        });
    }

    /** @return by slot, what is wrong with what came */
    private Map<String, String> receive(FaceCheck check, HttpServletRequest request) {
        Map<String, String> unfit = new LinkedHashMap<>();
        FormWithFiles form = WebUtils.getNativeRequest(request, FormWithFiles.class);
        if (form == null) {
            return unfit;
        }
        try {
            form.eachFile((slot, name, content) -> {
                if (!Slots.PHOTOS.contains(slot)) {
                    return;
                }
                try {
                    TrayFile file = tray.receive(check.caseId(), slot, name, content, () -> isOpen(check));
                    if (!file.type().startsWith("image/")) {
                        tray.remove(check.caseId(), file.id());
                        unfit.put(slot, NOT_A_PICTURE);
                    }
                } catch (NotTaken rule) {
                    unfit.put(slot, rule.rule().equals("type") ? NOT_A_PICTURE : rule.rule());
                }
            });
        } catch (IOException brokenOff) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return unfit;
    }

    private boolean isOpen(FaceCheck check) {
        return checks.byToken(check.token())
                .filter(now -> now.isOpen(clock.instant()))
                .isPresent();
    }

    private static Optional<ClaimedIdentity> stated(HttpServletRequest request, List<Rejected> complaints) {
        Optional<PersonName> name = read(NAME, PersonName::of, request, complaints);
        Optional<ChineseResidentId> number = read(ID_NUMBER, ChineseResidentId::of, request, complaints);
        return name.flatMap(called -> number.map(id -> new ClaimedIdentity(id.text(), called.text())));
    }

    private static <T> Optional<T> read(
            String field, Function<String, T> type, HttpServletRequest request, List<Rejected> complaints) {
        try {
            return Optional.of(type.apply(typed(field, request)));
        } catch (BrokenRule broken) {
            complaints.add(Answer.rejected(field, broken.rule()));
            return Optional.empty();
        }
    }

    private static String typed(String field, HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(field)).orElse("");
    }

    private String again(
            FaceCheck check,
            List<Rejected> complaints,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String view = show(check, model, response);
        Locale language = RequestContextUtils.getLocale(request);
        Map<String, Wrong> errors = new LinkedHashMap<>();
        complaints.forEach(
                wrong -> errors.put(wrong.field(), new Wrong(wrong.field(), wrong.rule(), text(wrong, language))));
        boolean tooOften = errors.containsKey("");
        response.setStatus((tooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY).value());
        model.addAttribute(
                "typed",
                Map.of(NAME, shortened(typed(NAME, request)), ID_NUMBER, shortened(typed(ID_NUMBER, request))));
        model.addAttribute("errors", errors);
        return view;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN_AGAIN ? text : text.substring(0, LONGEST_SHOWN_AGAIN);
    }

    /** The page's own words, then the rule's. */
    private String text(Rejected wrong, Locale language) {
        Object[] details = wrong.details().toArray();
        String rule = wrong.field().isEmpty() ? wrong.rule() : "rule." + wrong.rule();
        String own = words.getMessage(PAGE + "." + wrong.field() + "." + wrong.rule(), details, null, language);
        return own == null ? words.getMessage(rule, details, language) : own;
    }
}
