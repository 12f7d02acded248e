package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.ratelimit.RateLimits;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the appeal's messages go: a phone, and an address for mails if the applicant likes. */
@Component
class LeaveContact implements Step<LeaveContact.Form> {

    /** @param email as it was typed; it may be left out */
    record Form(@NotNull PhoneNumber phone, String email) {}

    private final CaseFiles files;
    private final ContactEmails emails;
    private final RateLimits limits;

    LeaveContact(CaseFiles files, ContactEmails emails, RateLimits limits) {
        this.files = files;
        this.emails = emails;
        this.limits = limits;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        return limits.message(form.phone().e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        try {
            if (form.email() == null || form.email().isBlank()) {
                emails.remove(caseId);
            } else {
                emails.leave(caseId, EmailAddress.of(form.email()));
            }
        } catch (BrokenRule broken) {
            return Answer.rejected("email", broken.rule());
        }
        files.write(caseId, Entry.CONTACT_PHONE, form.phone().e164());
        return Answer.accepted();
    }
}
