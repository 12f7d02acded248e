package dev.regain.recovery;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.Clue;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.RateLimits;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The number is the clue and, as the one that the message goes to, the claimed secure phone. */
@Component
class RecoverByPhone implements Step<RecoverByPhone.Form> {

    record Form(@NotNull @InMessageRegion PhoneNumber phone) {}

    private final CaseFiles files;
    private final RateLimits limits;

    RecoverByPhone(CaseFiles files, RateLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        return limits.message(form.phone().e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.CLUE, Clue.of(form.phone()).text());
        files.write(caseId, Entry.SECURE_PHONE, form.phone().e164());
        return Answer.accepted();
    }
}
