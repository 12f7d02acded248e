package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.OneTimeCode;
import dev.regain.formats.PhoneNumber;
import dev.regain.ratelimit.RateLimits;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who types the code reads the phone's messages. */
@Component
class ConfirmCode implements Step<ConfirmCode.Form> {

    record Form(OneTimeCode smsCode, Boolean resend, Boolean anotherContact) {}

    /** @param phone masked */
    record Shown(String phone, long resendInSeconds) {}

    private final Codes codes;
    private final CaseFiles files;
    private final RateLimits limits;

    ConfirmCode(Codes codes, CaseFiles files, RateLimits limits) {
        this.codes = codes;
        this.files = files;
        this.limits = limits;
    }

    @Override
    public Shown show(CaseId caseId) {
        Duration wait = codes.untilResend(caseId, Purpose.CONTACT_PHONE);
        return new Shown(phone(caseId).masked(), Math.max(0, wait.toSeconds()));
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.anotherContact() == null && form.resend() != null;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        if (form.anotherContact() != null) {
            return Optional.of(Answer.accepted(
                    Facts.RESEND_WANTED.is(false),
                    Facts.ANOTHER_CONTACT_WANTED.is(true),
                    Facts.CONTACT_CONFIRMED.is(false)));
        }
        if (form.resend() != null) {
            return Optional.of(resend(caseId));
        }
        if (form.smsCode() == null) {
            return Optional.of(Answer.rejected("smsCode", "required"));
        }
        return codes.takeTry(caseId, Purpose.CONTACT_PHONE) ? Optional.empty() : Optional.of(decided(false));
    }

    private Answer resend(CaseId caseId) {
        Duration wait = codes.untilResend(caseId, Purpose.CONTACT_PHONE);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Answer.rateLimited(wait);
        }
        Optional<Duration> tooMany = limits.message(phone(caseId).e164());
        return tooMany.isPresent() ? Answer.rateLimited(tooMany.get()) : Answer.accepted(Facts.RESEND_WANTED.is(true));
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        if (codes.use(
                caseId,
                Purpose.CONTACT_PHONE,
                phone(caseId).e164(),
                form.smsCode().digits())) {
            return decided(true);
        }
        int left = codes.triesLeft(caseId, Purpose.CONTACT_PHONE);
        return left > 0 ? Answer.rejected("smsCode", "wrong", left) : decided(false);
    }

    private static Answer decided(boolean confirmed) {
        return Answer.accepted(
                Facts.RESEND_WANTED.is(false),
                Facts.ANOTHER_CONTACT_WANTED.is(false),
                Facts.CONTACT_CONFIRMED.is(confirmed));
    }

    private PhoneNumber phone(CaseId caseId) {
        return new PhoneNumber(files.read(caseId, Entry.CONTACT_PHONE).orElseThrow());
    }
}
