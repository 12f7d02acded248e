package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.proof.FaceChecks.FaceCheck;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The page with the QR code. The phone's side moves it on; answering it means to go another way. */
@Component
class CheckFace implements Step<CheckFace.Form> {

    record Form() {}

    /**
     * @param qrPath the dark modules as an SVG path in unit squares
     * @param qrSize width and height in modules, quiet zone included
     * @param lastTry {@code FAILED} after a check that was not passed, else null
     * @param minutes how long the link is still good, rounded up
     */
    record Shown(String qrPath, int qrSize, String link, int triesLeft, FaceOutcome lastTry, long minutes) {}

    private final FaceChecks checks;
    private final PhoneAddress address;
    private final ProofSettings settings;
    private final Clock clock;

    CheckFace(FaceChecks checks, PhoneAddress address, ProofSettings settings, Clock clock) {
        this.checks = checks;
        this.address = address;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Shown show(CaseId caseId) {
        FaceCheck check = checks.newest(caseId);
        String link = address.of("/f/" + check.token()).toString();
        QrPicture picture = QrPicture.of(link);
        int triesLeft = checks.triesLeft(caseId);
        FaceOutcome lastTry = triesLeft < settings.faceTries() ? FaceOutcome.FAILED : null;
        long minutes = Duration.between(clock.instant(), check.goodUntil())
                .plusSeconds(59)
                .toMinutes();
        return new Shown(picture.path(), picture.size(), link, triesLeft, lastTry, Math.max(0, minutes));
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return Answer.accepted(Facts.ANOTHER_WAY_WANTED.is(true), Facts.OWNERSHIP_PROVEN.is(false));
    }
}
