package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.TrayFile;
import dev.regain.flow.Answer;
import java.util.List;
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

    /** Accepted, or all that is missing. */
    Answer of(CaseId caseId, Set<String> slots) {
        Set<String> filled = tray.files(caseId).stream()
                .filter(file -> !file.isRefused())
                .map(TrayFile::slot)
                .collect(Collectors.toSet());
        List<String> missing =
                slots.stream().filter(slot -> !filled.contains(slot)).toList();
        return missing.isEmpty() ? Answer.accepted() : Answer.rejected(missing, "required");
    }
}
