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
import dev.regain.formats.QueryCode;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The page on which an appeal is asked for: the same, whether or not a code was sent. */
@Component
class Progress implements Step<Progress.Form> {

    /** Without a code: send one, for what is typed now. */
    record Form(QueryCode queryCode, @InMessageRegion PhoneNumber phone, OneTimeCode smsCode) {}

    /** @param phone as it was read */
    record Shown(String queryCode, String phone, long resendInSeconds) {}

    private final Appeals appeals;
    private final Codes codes;
    private final CaseFiles files;
    private final RateLimits limits;
    private final AppealSettings settings;
    private final Clock clock;

    Progress(Appeals appeals, Codes codes, CaseFiles files, RateLimits limits, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.codes = codes;
        this.files = files;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Shown show(CaseId enquiry) {
        Duration wait = codes.untilResend(enquiry, Purpose.PROGRESS);
        return new Shown(queryCode(enquiry).text(), phone(enquiry).e164(), Math.max(0, wait.toSeconds()));
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.smsCode() == null;
    }

    @Override
    public Optional<Answer> admit(CaseId enquiry, Form form) {
        if (form.smsCode() != null) {
            return codes.takeTry(enquiry, Purpose.PROGRESS) ? Optional.empty() : Optional.of(decided(false));
        }
        Duration wait = codes.untilResend(enquiry, Purpose.PROGRESS);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Optional.of(Answer.rateLimited(wait));
        }
        PhoneNumber phone = form.phone() == null ? phone(enquiry) : form.phone();
        return limits.message(phone.e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId enquiry, Form form) {
        return form.smsCode() == null ? sendAgain(enquiry, form) : look(enquiry, form);
    }

    private Answer sendAgain(CaseId enquiry, Form form) {
        if (form.queryCode() != null) {
            files.write(enquiry, Entry.QUERY_CODE, form.queryCode().text());
        }
        if (form.phone() != null) {
            files.write(enquiry, Entry.CONTACT_PHONE, form.phone().e164());
        }
        return Answer.accepted(Facts.RESEND_WANTED.is(true), Facts.SIGNED_IN.is(false));
    }

    private Answer look(CaseId enquiry, Form form) {
        QueryCode queryCode = queryCode(enquiry);
        PhoneNumber phone = phone(enquiry);
        boolean sameAsked = (form.queryCode() == null || form.queryCode().equals(queryCode))
                && (form.phone() == null || form.phone().equals(phone));
        if (codes.use(
                        enquiry,
                        Purpose.PROGRESS,
                        asked(queryCode, phone),
                        form.smsCode().digits())
                && sameAsked) {
            Optional<CaseId> appeal = appeals.find(queryCode, phone);
            if (appeal.isPresent()) {
                files.giveAccess(enquiry, appeal.get(), clock.instant().plus(settings.viewFor()));
                return decided(true);
            }
        }
        int left = codes.triesLeft(enquiry, Purpose.PROGRESS);
        return left > 0 ? Answer.rejected("smsCode", "wrong", left) : decided(false);
    }

    /** What a code to look at an appeal confirms: who typed another query code or phone since then has no code. */
    static String asked(QueryCode queryCode, PhoneNumber phone) {
        return queryCode.text() + "/" + phone.e164();
    }

    private static Answer decided(boolean signedIn) {
        return Answer.accepted(Facts.RESEND_WANTED.is(false), Facts.SIGNED_IN.is(signedIn));
    }

    private QueryCode queryCode(CaseId enquiry) {
        return new QueryCode(files.read(enquiry, Entry.QUERY_CODE).orElseThrow());
    }

    private PhoneNumber phone(CaseId enquiry) {
        return new PhoneNumber(files.read(enquiry, Entry.CONTACT_PHONE).orElseThrow());
    }
}
