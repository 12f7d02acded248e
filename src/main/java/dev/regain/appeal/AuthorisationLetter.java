package dev.regain.appeal;

import dev.regain.appeal.LetterPage.Filled;
import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ClaimedIdentity;
import dev.regain.casefile.Entry;
import dev.regain.flow.Download;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letter of authorisation 账号找回授权书 of a case, to be printed, sealed and signed. In Chinese, whatever the case's language:
 * it is the enterprise that signs it.
 */
@Component
class AuthorisationLetter implements Download {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CaseFiles files;
    private final WorkingDays days;
    private final Clock clock;

    AuthorisationLetter(CaseFiles files, WorkingDays days, Clock clock) {
        this.files = files;
        this.days = days;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Content> of(CaseId caseId) {
        Optional<String> enterprise = files.read(caseId, Entry.ENTERPRISE_NAME);
        Optional<ClaimedIdentity> handler =
                files.read(caseId, Entry.CLAIMED_IDENTITY).map(ClaimedIdentity::of);
        if (enterprise.isEmpty() || handler.isEmpty()) {
            return Optional.empty();
        }
        byte[] docx = LetterPage.of(new Filled(
                serialOf(caseId),
                enterprise.get(),
                files.read(caseId, Entry.CREDIT_CODE).orElseThrow(),
                handler.get().name(),
                handler.get().idNumber(),
                days.local(clock.instant()).toLocalDate()));
        return Optional.of(new Content("账号找回授权书.docx", DOCX, docx));
    }

    /** One for each case, however often the letter is taken; what comes back is looked for it. */
    private String serialOf(CaseId caseId) {
        files.lock(caseId);
        return files.read(caseId, Entry.LETTER_SERIAL).orElseGet(() -> {
            String serial = "RG-%04d-%04d-%04d"
                    .formatted(RANDOM.nextInt(10_000), RANDOM.nextInt(10_000), RANDOM.nextInt(10_000));
            files.write(caseId, Entry.LETTER_SERIAL, serial);
            return serial;
        });
    }
}
