package dev.regain.access;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.PhoneNumber;
import dev.regain.ratelimit.InMessageRegion;
import org.springframework.stereotype.Component;

@Component
class EnterNewSecurePhone implements Step<EnterNewSecurePhone.Form> {

    record Form(@InMessageRegion PhoneNumber phone, Boolean giveUp) {}

    private final EnterContact enter;

    EnterNewSecurePhone(EnterContact enter) {
        this.enter = enter;
    }

    @Override
    public EnterContact.Shown show(CaseId caseId) {
        return enter.shown(caseId);
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.giveUp() == null && form.phone() != null;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        if (form.giveUp() != null) {
            return enter.givenUp();
        }
        return form.phone() == null
                ? Answer.rejected("phone", "required")
                : enter.entered(caseId, "phone", Contact.of(form.phone()));
    }
}
