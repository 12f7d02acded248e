package dev.regain.proof;

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

/** The page that is the same whether or not a message was sent. */
@Component
class MessageSent implements Step<MessageSent.Form> {

    record Form(OneTimeCode smsCode, Boolean resend) {}

    /** @param phone the number that the applicant typed, masked */
    record Shown(String phone, long resendInSeconds) {}

    private final Codes codes;
    private final Covered covered;
    private final RateLimits limits;

    MessageSent(Codes codes, Covered covered, RateLimits limits) {
        this.codes = codes;
        this.covered = covered;
        this.limits = limits;
    }

    @Override
    public Shown show(CaseId caseId) {
        Duration wait = codes.untilResend(caseId, Purpose.SECURE_PHONE);
        return new Shown(covered.phoneOf(caseId).masked(), Math.max(0, wait.toSeconds()));
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.resend() != null;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        if (form.resend() != null) {
            return Optional.of(resend(caseId));
        }
        if (form.smsCode() == null) {
            return Optional.of(Answer.rejected("smsCode", "required"));
        }
        return codes.takeTry(caseId, Purpose.SECURE_PHONE) ? Optional.empty() : Optional.of(decided(false));
    }

    private Answer resend(CaseId caseId) {
        Duration wait = codes.untilResend(caseId, Purpose.SECURE_PHONE);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Answer.rateLimited(wait);
        }
        Optional<Duration> tooMany = limits.message(covered.phoneOf(caseId).e164());
        return tooMany.isPresent() ? Answer.rateLimited(tooMany.get()) : Answer.accepted(Facts.RESEND_WANTED.is(true));
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        if (codes.use(
                caseId,
                Purpose.SECURE_PHONE,
                covered.phoneOf(caseId).e164(),
                form.smsCode().digits())) {
            return decided(true);
        }
        int left = codes.triesLeft(caseId, Purpose.SECURE_PHONE);
        return left > 0 ? Answer.rejected("smsCode", "wrong", left) : decided(false);
    }

    private static Answer decided(boolean proven) {
        return Answer.accepted(Facts.RESEND_WANTED.is(false), Facts.OWNERSHIP_PROVEN.is(proven));
    }
}
