package dev.regain.flow;

import dev.regain.casefile.CaseId;
import java.util.Set;

/**
 * A {@link Step} whose page takes files, too. They are in the in-tray before the step is asked, and no file in the page's slots
 * is a refused one then; whether all that are needed are there is for the step to say.
 */
public interface TakesFiles {

    /** The form's fields for files; what is sent for another one is not taken. */
    Set<String> slots(CaseId caseId);
}
