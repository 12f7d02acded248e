package dev.regain.review;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.audit.Purpose;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.casefile.ReviewNotes;
import dev.regain.flow.Exclusions;
import dev.regain.flow.Reviews;
import dev.regain.flow.TakeOver;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page of a case for reviewers, of its own or framed by Tasklist. Whoever looks is in the log before they see. */
@Controller
class CaseFilePage {

    private static final String ADDRESS = "/review/cases/{caseId:" + CaseId.SHAPE + "}";

    private final LookAtCase look;
    private final Reviews reviews;
    private final ReviewMarks marks;
    private final ReviewNotes notes;
    private final Holding holding;
    private final Exclusions exclusions;
    private final TakeOver takeOver;
    private final AuditLog log;
    private final MessageSource words;
    private final TransactionTemplate transactions;

    CaseFilePage(
            LookAtCase look,
            Reviews reviews,
            ReviewMarks marks,
            ReviewNotes notes,
            Holding holding,
            Exclusions exclusions,
            TakeOver takeOver,
            AuditLog log,
            MessageSource words,
            PlatformTransactionManager transactions) {
        this.look = look;
        this.reviews = reviews;
        this.marks = marks;
        this.notes = notes;
        this.holding = holding;
        this.exclusions = exclusions;
        this.takeOver = takeOver;
        this.log = log;
        this.words = words;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** @param moved whether the case's task has changed hands by what was just done here */
    @GetMapping(ADDRESS)
    ModelAndView see(@PathVariable CaseId caseId, @RequestParam(required = false) String moved, Authentication staff) {
        Shown shown = shown(caseId, Unmasked.NOTHING, staff);
        log(Act.SAW, staff, caseId, "caseFile", "");
        return page(caseId, shown, staff).addObject("moved", moved != null);
    }

    /** In clear in this answer and in no other. */
    @PostMapping(ADDRESS)
    ModelAndView unmask(
            @PathVariable CaseId caseId,
            @RequestParam String field,
            @RequestParam(defaultValue = "") String purpose,
            Authentication staff) {
        Optional<Purpose> why = Purpose.of(purpose);
        if (why.isEmpty()) {
            ModelAndView page = page(caseId, shown(caseId, Unmasked.NOTHING, staff), staff);
            page.addObject("purposeMissing", true);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
        Unmasked unmasked = Unmasked.of(field).orElseThrow(CaseFilePage::notFound);
        Shown shown = shown(caseId, unmasked, staff);
        if (!shown.hasInClear()) {
            throw notFound();
        }
        log(Act.UNMASKED, staff, caseId, field, why.get().code());
        return page(caseId, shown, staff).addObject("purpose", why.get().code());
    }

    /**
     * What the reviewer ticked, for whoever asks {@link ReviewMarks} when the case is decided.
     *
     * @param supplements as they were on the page that was ticked
     */
    @PostMapping(ADDRESS + "/marks")
    RedirectView mark(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "") Set<String> checked,
            @RequestParam(defaultValue = "") Set<String> givenBack,
            @RequestParam(defaultValue = "0") int supplements,
            Principal staff) {
        Shown shown = shown(caseId, Unmasked.NOTHING, staff);
        if (!shown.standing().isOpen() || shown.supplements() != supplements) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        Set<String> known = shown.checklist().stream().map(Shown.Ticked::check).collect(Collectors.toSet());
        Set<UUID> ticked = shown.accounts().stream()
                .map(Shown.Offered::ref)
                .filter(account -> givenBack.contains(account.toString()))
                .collect(Collectors.toSet());
        known.retainAll(checked);
        marks.save(caseId, staff.getName(), new Marks(known, ticked));
        return back(caseId);
    }

    /** For colleagues; what is to be said to the applicant is chosen with the decision. */
    @PostMapping(ADDRESS + "/notes")
    Object note(@PathVariable CaseId caseId, @RequestParam(defaultValue = "") String note, Authentication staff) {
        Shown shown = shown(caseId, Unmasked.NOTHING, staff);
        if (note.isBlank() || note.strip().length() > ReviewNotes.LONGEST) {
            ModelAndView page =
                    page(caseId, shown, staff).addObject("noteWrong", true).addObject("note", note);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
        notes.add(caseId, staff.getName(), note);
        return back(caseId);
    }

    /** Whoever knows the applicant decides nothing of the case from then on. */
    @PostMapping(ADDRESS + "/step-aside")
    RedirectView stepAside(@PathVariable CaseId caseId, @RequestParam String knows, Authentication staff) {
        shown(caseId, Unmasked.NOTHING, staff);
        exclusions.declare(caseId, staff.getName());
        return moved(caseId);
    }

    /** A lead takes the task from whoever holds it. */
    @PostMapping(ADDRESS + "/take-over")
    Object takeOver(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "") String reason,
            Authentication staff,
            Locale language) {
        Shown shown = shown(caseId, Unmasked.NOTHING, staff);
        String task = holding.of(caseId, staff.getName()).task();
        Optional<TakeOver.Reason> why = TakeOver.Reason.of(reason);
        String refused = task == null || why.isEmpty()
                ? ""
                : takeOver.by(staff.getName(), task, why.get())
                        .map(refusal -> words.getMessage(refusal, language))
                        .orElse(null);
        if (refused == null) {
            return moved(caseId);
        }
        ModelAndView page = page(caseId, shown, staff).addObject("notTakenOver", refused);
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private static RedirectView moved(CaseId caseId) {
        return redirect("/review/cases/" + caseId + "?moved");
    }

    private static RedirectView back(CaseId caseId) {
        return redirect("/review/cases/" + caseId);
    }

    private static RedirectView redirect(String address) {
        RedirectView there = new RedirectView(address, true);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }

    private Shown shown(CaseId caseId, Unmasked unmasked, Principal staff) {
        return look.of(caseId, unmasked, staff.getName()).orElseThrow(CaseFilePage::notFound);
    }

    private ModelAndView page(CaseId caseId, Shown shown, Authentication staff) {
        return new ModelAndView("review/case-file")
                .addObject("caseId", caseId.toString())
                .addObject("here", "/review/cases/" + caseId)
                .addObject("shown", shown)
                .addObject("purposes", List.of(Purpose.values()))
                .addObject("longestNote", ReviewNotes.LONGEST)
                .addObject("held", holding.of(caseId, staff.getName()))
                .addObject("isLead", isLead(staff))
                .addObject("objections", isLead(staff) ? reviews.objectionsIn(caseId) : List.of())
                .addObject("reasons", List.of(TakeOver.Reason.values()));
    }

    private static boolean isLead(Authentication staff) {
        return staff.getAuthorities().stream()
                .anyMatch(group -> group.getAuthority().equals(TakeOver.LEADS));
    }

    private void log(Act act, Principal staff, CaseId caseId, String what, String why) {
        transactions.executeWithoutResult(done -> log.append(act, staff.getName(), caseId, what, why));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
