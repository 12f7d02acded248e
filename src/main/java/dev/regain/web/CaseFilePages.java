package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.web.Uploads.Shown;
import dev.regain.web.Uploads.Taken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the upload's script asks: a file at a time, while the page that takes it is the case's open one. */
@Controller
class CaseFilePages {

    static final String ADDRESS = "/case/files";

    private final Flow flow;
    private final CaseCookie cookie;
    private final Uploads uploads;
    private final Forms forms;
    private final InTray tray;

    CaseFilePages(Flow flow, CaseCookie cookie, Uploads uploads, Forms forms, InTray tray) {
        this.flow = flow;
        this.cookie = cookie;
        this.uploads = uploads;
        this.forms = forms;
        this.tray = tray;
    }

    /** 200 with the file as {@link Shown}; 422 with a {@link Complaint}; 409 where the page is not the open one any more. */
    @PostMapping(ADDRESS)
    ResponseEntity<?> take(@RequestParam(defaultValue = "") String task, Locale language, HttpServletRequest request) {
        Optional<Open> open = open(task, request);
        if (open.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        CaseId caseId = open.get().caseId();
        Taken taken = uploads.take(caseId, open.get().at(), open.get().slots(), request);
        String page = Pages.name(open.get().at().page());
        if (!taken.complaints().isEmpty()) {
            Rejected first = taken.complaints().get(0);
            return ResponseEntity.unprocessableEntity()
                    .body(forms.inWords(page, taken.complaints(), language).get(first.field()));
        }
        return taken.files().stream()
                .findFirst()
                .<ResponseEntity<?>>map(file -> ResponseEntity.ok(uploads.shown(file, page, language)))
                .orElseGet(() -> ResponseEntity.badRequest().build());
    }

    @PostMapping(ADDRESS + "/remove")
    ResponseEntity<Void> remove(
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String file,
            HttpServletRequest request) {
        Optional<Open> open = open(task, request);
        if (open.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        uploads.remove(open.get().caseId(), file);
        return ResponseEntity.noContent().build();
    }

    private Optional<Open> open(String task, HttpServletRequest request) {
        return cookie.caseOf(request).flatMap(caseId -> {
            if (!(flow.whereIs(caseId) instanceof AtStep at) || !at.task().equals(task)) {
                return Optional.empty();
            }
            Set<String> slots = uploads.slots(at.step(), caseId);
            return slots.isEmpty() ? Optional.empty() : Optional.of(new Open(caseId, at, slots));
        });
    }

    private record Open(CaseId caseId, AtStep at, Set<String> slots) {}

    /** A picture that we made of the first page, for the person who handed it in. */
    @GetMapping(ADDRESS + "/{file}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable UUID file, HttpServletRequest request) {
        return cookie.caseOf(request)
                .flatMap(caseId -> tray.thumbnail(caseId, file))
                .map(picture ->
                        ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
