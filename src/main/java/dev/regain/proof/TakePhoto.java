package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.Slots;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.proof.FaceChecks.FaceCheck;
import dev.regain.proof.FaceChecks.Standing;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The page with the QR code for the camera. The phone's side moves it on; answering it means to go another way. */
@Component
class TakePhoto implements Step<TakePhoto.Form> {

    record Form() {}

    /**
     * @param qrPath the dark modules as an SVG path in unit squares
     * @param qrSize width and height in modules, quiet zone included
     * @param lastTry {@code unusable}, {@code unclear} or {@code failed} where one was before, else null
     * @param minutes how long the link is still good, rounded up
     */
    record Shown(String qrPath, int qrSize, String link, int triesLeft, String lastTry, long minutes) {}

    private final FaceChecks checks;
    private final InTray tray;
    private final PhoneAddress address;
    private final Clock clock;

    TakePhoto(FaceChecks checks, InTray tray, PhoneAddress address, Clock clock) {
        this.checks = checks;
        this.tray = tray;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public Shown show(CaseId caseId) {
        FaceCheck check = checks.newest(caseId);
        String link = address.of("/f/" + check.token()).toString();
        QrPicture picture = QrPicture.of(link);
        long minutes = Duration.between(clock.instant(), check.goodUntil())
                .plusSeconds(59)
                .toMinutes();
        return new Shown(
                picture.path(), picture.size(), link, checks.triesLeft(caseId), lastTry(caseId), Math.max(0, minutes));
    }

    private String lastTry(CaseId caseId) {
        boolean unusable =
                tray.files(caseId).stream().anyMatch(file -> Slots.PHOTOS.contains(file.slot()) && file.isRefused());
        if (unusable) {
            return "unusable";
        }
        return checks.lastTry(caseId)
                .map(last -> last == Standing.UNCLEAR ? "unclear" : "failed")
                .orElse(null);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return Answer.accepted(Facts.ANOTHER_WAY_WANTED.is(true));
    }
}
