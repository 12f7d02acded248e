package dev.regain.proof;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.PhoneNumber;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.RateLimits;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The applicant states the whole number; whether it is the right one is looked at later, out of sight. */
@Component
class EnterSecurePhone implements Step<EnterSecurePhone.Form> {

    record Form(@InMessageRegion PhoneNumber phone, Boolean anotherWay) {}

    private final CaseFiles files;
    private final RateLimits limits;

    EnterSecurePhone(CaseFiles files, RateLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.anotherWay() == null && form.phone() != null;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        if (form.anotherWay() != null) {
            return Optional.of(Answer.accepted(Facts.ANOTHER_WAY_WANTED.is(true), Facts.OWNERSHIP_PROVEN.is(false)));
        }
        if (form.phone() == null) {
            return Optional.of(Answer.rejected("phone", "required"));
        }
        return limits.message(form.phone().e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.SECURE_PHONE, form.phone().e164());
        return Answer.accepted(Facts.ANOTHER_WAY_WANTED.is(false));
    }
}
