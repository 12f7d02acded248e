package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.NotTaken;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.TakesFiles;
import dev.regain.flow.Whereabouts.AtStep;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.WebUtils;

/** Files on their way from a page into the case's in-tray. */
@Component
class Uploads {

    private final Flow flow;
    private final Pages pages;
    private final InTray tray;
    private final Forms forms;

    Uploads(Flow flow, Pages pages, InTray tray, Forms forms) {
        this.flow = flow;
        this.pages = pages;
        this.tray = tray;
        this.forms = forms;
    }

    /** The fields for files of the step's page; none where it takes no files. */
    Set<String> slots(String step, CaseId caseId) {
        return pages.step(step) instanceof TakesFiles takesFiles ? takesFiles.slots(caseId) : Set.of();
    }

    DataSize largestFile() {
        return tray.largestFile();
    }

    /** What came of the files of a form. */
    record Taken(List<TrayFile> files, List<Rejected> complaints) {}

    /**
     * Takes what is good and says what is wrong with the others.
     *
     * @throws ResponseStatusException 400 where the form breaks off; files that were complete by then are there
     */
    Taken take(CaseId caseId, AtStep at, Set<String> slots, HttpServletRequest request) {
        List<TrayFile> files = new ArrayList<>();
        List<Rejected> complaints = new ArrayList<>();
        StreamedForm form = WebUtils.getNativeRequest(request, StreamedForm.class);
        if (form != null) {
            try {
                form.eachFile((field, name, content) -> {
                    if (slots.contains(field)) {
                        try {
                            files.add(tray.receive(caseId, field, name, content, () -> isOpen(caseId, at)));
                        } catch (NotTaken broken) {
                            complaints.add(Answer.rejected(
                                    field, broken.rule(), broken.details().toArray()));
                        }
                    }
                });
            } catch (IOException brokenOff) {
                if (DisconnectedClientHelper.isClientDisconnectedException(brokenOff)) {
                    // Nobody is there to be answered, and somebody who cancels is no failure to be logged.
                    throw new UncheckedIOException(brokenOff);
                }
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        }
        return new Taken(files, complaints);
    }

    private boolean isOpen(CaseId caseId, AtStep at) {
        return flow.whereIs(caseId) instanceof AtStep now && now.task().equals(at.task());
    }

    void remove(CaseId caseId, String file) {
        try {
            tray.remove(caseId, UUID.fromString(file));
        } catch (IllegalArgumentException noFile) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** Files that the inspection refused: they are in the way until they are removed or replaced. */
    List<Rejected> refused(CaseId caseId, Set<String> slots) {
        if (slots.isEmpty()) {
            return List.of();
        }
        tray.keepOnly(caseId, slots);
        return tray.files(caseId).stream()
                .filter(TrayFile::isRefused)
                .map(file -> Answer.rejected(file.slot(), file.rule()))
                .toList();
    }

    /** The same, of files as a page shows them. */
    static List<Rejected> refusedAmong(Map<String, List<Shown>> files) {
        return files.values().stream()
                .flatMap(List::stream)
                .filter(file -> file.rule() != null)
                .map(file -> Answer.rejected(file.slot(), file.rule()))
                .toList();
    }

    /** By slot, in the order in which they came, as the page shows them. */
    Map<String, List<Shown>> shown(CaseId caseId, Set<String> slots, String page, Locale language) {
        return slots.isEmpty()
                ? Map.of()
                : tray.files(caseId).stream()
                        .map(file -> shown(file, page, language))
                        .collect(Collectors.groupingBy(Shown::slot));
    }

    Shown shown(TrayFile file, String page, Locale language) {
        String wrong = file.isRefused()
                ? forms.inWords(page, List.of(Answer.rejected(file.slot(), file.rule())), language)
                        .get(file.slot())
                        .text()
                : null;
        return new Shown(
                file.id(),
                file.slot(),
                file.name(),
                "application/pdf".equals(file.type()) ? "PDF" : "image/png".equals(file.type()) ? "PNG" : "JPEG",
                size(file.size(), language),
                file.hasThumbnail(),
                file.rule(),
                wrong);
    }

    private static String size(long bytes, Locale language) {
        return bytes < 1_000_000
                ? String.format(language, "%d KB", Math.max(1, bytes / 1000))
                : String.format(language, "%.1f MB", bytes / 1_000_000.0);
    }

    /**
     * A file of the in-tray as a page shows it.
     *
     * @param rule what is wrong with it, or null
     * @param wrong the same in words, with how to mend it, or null
     */
    record Shown(
            UUID id,
            String slot,
            String name,
            String kind,
            String size,
            boolean hasThumbnail,
            String rule,
            String wrong) {}
}
