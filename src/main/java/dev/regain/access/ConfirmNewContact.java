package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.casefile.CaseId;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.OneTimeCode;
import dev.regain.ratelimit.RateLimits;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who types the code reads what comes to the new address or number. */
@Component
class ConfirmNewContact implements Step<ConfirmNewContact.Form> {

    record Form(OneTimeCode code, Boolean resend, Boolean anotherContact) {}

    /**
     * @param contact masked
     * @param isPhone or else an e-mail address
     */
    record Shown(String contact, boolean isPhone, long resendInSeconds) {}

    private final Changes changes;
    private final Codes codes;
    private final RateLimits limits;

    ConfirmNewContact(Changes changes, Codes codes, RateLimits limits) {
        this.changes = changes;
        this.codes = codes;
        this.limits = limits;
    }

    @Override
    public Shown show(CaseId caseId) {
        Contact contact = changes.asked(caseId).contact();
        Duration wait = codes.untilResend(caseId, Purpose.NEW_CONTACT);
        return new Shown(contact.masked(), contact.isPhone(), Math.max(0, wait.toSeconds()));
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.anotherContact() == null && form.resend() != null;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        if (form.anotherContact() != null) {
            return Optional.of(answer(false, true, false));
        }
        if (form.resend() != null) {
            return Optional.of(resend(caseId));
        }
        if (form.code() == null) {
            return Optional.of(Answer.rejected("code", "required"));
        }
        // Without a try left, what is typed is not even looked at.
        return codes.takeTry(caseId, Purpose.NEW_CONTACT) ? Optional.empty() : Optional.of(answer(false, false, false));
    }

    private Answer resend(CaseId caseId) {
        Duration wait = codes.untilResend(caseId, Purpose.NEW_CONTACT);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Answer.rateLimited(wait);
        }
        Optional<Duration> tooMany =
                limits.message(changes.asked(caseId).contact().text());
        return tooMany.isPresent() ? Answer.rateLimited(tooMany.get()) : answer(true, false, false);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        Change change = changes.asked(caseId);
        if (codes.use(
                caseId,
                Purpose.NEW_CONTACT,
                change.contact().written(),
                form.code().digits())) {
            return answer(false, false, true);
        }
        int left = codes.triesLeft(caseId, Purpose.NEW_CONTACT);
        if (left > 0) {
            return Answer.rejected("code", "wrong", left);
        }
        changes.end(change.id(), Standing.NOT_CONFIRMED);
        return answer(false, false, false);
    }

    private static Answer answer(boolean resend, boolean another, boolean confirmed) {
        return Answer.accepted(
                Facts.RESEND_WANTED.is(resend),
                Facts.ANOTHER_CONTACT_WANTED.is(another),
                Facts.CONTACT_CONFIRMED.is(confirmed));
    }
}
