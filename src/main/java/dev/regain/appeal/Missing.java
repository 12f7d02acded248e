package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Answer;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether there is a file in every slot that needs one. */
@Component
class Missing {

    private final InTray tray;

    Missing(InTray tray) {
        this.tray = tray;
    }

    /** Accepted, or what is missing first. */
    Answer of(CaseId caseId, Set<String> slots) {
        Set<String> filled = tray.files(caseId).stream()
                .filter(file -> !file.isRefused())
                .map(TrayFile::slot)
                .collect(Collectors.toSet());
        return slots.stream()
                .filter(slot -> !filled.contains(slot))
                .findFirst()
                .<Answer>map(slot -> Answer.rejected(slot, "required"))
                .orElseGet(Answer::accepted);
    }
}
