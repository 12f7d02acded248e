package dev.regain.access;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import org.springframework.stereotype.Component;

/** An e-mail address or a phone: one field, read by the rule of what it is said to be. */
@Component
class EnterLoginMethod implements Step<EnterLoginMethod.Form> {

    enum Kind {
        EMAIL,
        PHONE
    }

    record Form(Kind loginMethodKind, String loginMethod, Boolean giveUp) {}

    private final EnterContact enter;

    EnterLoginMethod(EnterContact enter) {
        this.enter = enter;
    }

    @Override
    public EnterContact.Shown show(CaseId caseId) {
        return enter.shown(caseId);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        if (form.giveUp() != null) {
            return enter.givenUp();
        }
        if (form.loginMethodKind() == null) {
            return Answer.rejected("loginMethodKind", "required");
        }
        try {
            Contact contact = form.loginMethodKind() == Kind.EMAIL
                    ? Contact.of(EmailAddress.of(form.loginMethod()))
                    : Contact.of(PhoneNumber.of(form.loginMethod()));
            return enter.entered(caseId, "loginMethod", contact);
        } catch (BrokenRule broken) {
            return Answer.rejected("loginMethod", broken.rule());
        }
    }
}
