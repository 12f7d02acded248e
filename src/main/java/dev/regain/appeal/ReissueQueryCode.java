package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.UnifiedSocialCreditCode;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.RateLimits;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who lost the query code names the enterprise and the phone; the answer is the same to everybody. */
@Component
class ReissueQueryCode implements Step<ReissueQueryCode.Form> {

    record Form(
            @NotNull UnifiedSocialCreditCode creditCode,
            @NotNull @InMessageRegion PhoneNumber phone) {}

    private final CaseFiles files;
    private final RateLimits limits;

    ReissueQueryCode(CaseFiles files, RateLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        return limits.message(form.phone().e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.CREDIT_CODE, form.creditCode().text());
        files.write(caseId, Entry.CONTACT_PHONE, form.phone().e164());
        return Answer.accepted();
    }
}
