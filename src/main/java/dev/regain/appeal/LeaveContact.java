package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.RateLimits;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the appeal's messages go: a phone, and an address for mails if the applicant likes. */
@Component
class LeaveContact implements Step<LeaveContact.Form> {

    /** @param email as it was typed; it may be left out */
    record Form(@NotNull @InMessageRegion PhoneNumber phone, String email) {}

    private final CaseFiles files;
    private final ContactEmails emails;
    private final RateLimits limits;

    LeaveContact(CaseFiles files, ContactEmails emails, RateLimits limits) {
        this.files = files;
        this.emails = emails;
        this.limits = limits;
    }

    @Override
    public List<Rejected> complaints(Form form) {
        try {
            email(form);
            return List.of();
        } catch (BrokenRule broken) {
            return List.of(Answer.rejected("email", broken.rule()));
        }
    }

    private static Optional<EmailAddress> email(Form form) {
        return Optional.ofNullable(form.email())
                .filter(typed -> !typed.isBlank())
                .map(EmailAddress::of);
    }

    @Override
    public boolean asksForMessage(Form form) {
        return true;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        return limits.message(form.phone().e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        email(form).ifPresentOrElse(email -> emails.leave(caseId, email), () -> emails.remove(caseId));
        files.write(caseId, Entry.CONTACT_PHONE, form.phone().e164());
        return Answer.accepted();
    }
}
