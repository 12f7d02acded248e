package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.outside.faces.FaceProvider;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Consent is asked for by itself and kept with the version of its text; who refuses goes another way. */
@Component
class ConsentToFaceCheck implements Step<ConsentToFaceCheck.Form> {

    /** Changes whenever the words of {@code consent-to-face-check} change their meaning. */
    static final String TEXT_VERSION = "2026-11-23";

    /** The same of those about a photo that people look at. */
    static final String PHOTO_TEXT_VERSION = "photo 2026-11-30";

    enum Consent {
        YES,
        NO
    }

    record Form(@NotNull Consent consent) {}

    /** @param photo whether people of ours compare a photo, and no provider checks faces */
    record Shown(boolean photo, String version) {}

    private final FaceProvider faces;
    private final CaseFiles files;
    private final Clock clock;

    ConsentToFaceCheck(FaceProvider faces, CaseFiles files, Clock clock) {
        this.faces = faces;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Shown show(CaseId caseId) {
        boolean photo = !faces.isThere();
        return new Shown(photo, photo ? PHOTO_TEXT_VERSION : TEXT_VERSION);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        boolean given = form.consent() == Consent.YES;
        if (given) {
            files.write(caseId, Entry.FACE_CONSENT, show(caseId).version() + " " + clock.instant());
        }
        return Answer.accepted(
                Facts.CONSENT_GIVEN.is(given),
                Facts.PROVIDER_THERE.is(faces.isThere()),
                Facts.ANOTHER_WAY_WANTED.is(!given),
                Facts.PHOTO_KEPT.is(false),
                Facts.OWNERSHIP_PROVEN.is(false),
                Facts.PERSON_PROVEN.is(false));
    }
}
