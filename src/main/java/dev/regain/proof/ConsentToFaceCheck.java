package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Consent is asked for by itself and kept with the version of its text; who refuses goes another way. */
@Component
class ConsentToFaceCheck implements Step<ConsentToFaceCheck.Form> {

    /** Changes whenever the words of {@code consent-to-face-check} change their meaning. */
    static final String TEXT_VERSION = "2026-11-23";

    enum Consent {
        YES,
        NO
    }

    record Form(@NotNull Consent consent) {}

    private final CaseFiles files;
    private final Clock clock;

    ConsentToFaceCheck(CaseFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String show(CaseId caseId) {
        return TEXT_VERSION;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        boolean given = form.consent() == Consent.YES;
        if (given) {
            files.write(caseId, Entry.FACE_CONSENT, TEXT_VERSION + " " + clock.instant());
        }
        return Answer.accepted(
                Facts.CONSENT_GIVEN.is(given),
                Facts.ANOTHER_WAY_WANTED.is(!given),
                Facts.OWNERSHIP_PROVEN.is(false),
                Facts.PERSON_PROVEN.is(false));
    }
}
