package dev.regain.access;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Step;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.MessageRegions;
import java.util.List;
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
    private final MessageRegions regions;

    EnterLoginMethod(EnterContact enter, MessageRegions regions) {
        this.enter = enter;
        this.regions = regions;
    }

    @Override
    public EnterContact.Shown show(CaseId caseId) {
        return enter.shown(caseId);
    }

    @Override
    public List<Rejected> complaints(Form form) {
        if (form.giveUp() != null) {
            return List.of();
        }
        if (form.loginMethodKind() == null) {
            return List.of(Answer.rejected("loginMethodKind", "required"));
        }
        try {
            contact(form);
            return List.of();
        } catch (BrokenRule broken) {
            return List.of(Answer.rejected("loginMethod", broken.rule()));
        }
    }

    @Override
    public boolean asksForMessage(Form form) {
        return form.giveUp() == null;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return form.giveUp() == null ? enter.entered(caseId, "loginMethod", contact(form)) : enter.givenUp();
    }

    private Contact contact(Form form) {
        if (form.loginMethodKind() == Kind.EMAIL) {
            return Contact.of(EmailAddress.of(form.loginMethod()));
        }
        PhoneNumber phone = PhoneNumber.of(form.loginMethod());
        if (!regions.include(phone)) {
            throw new BrokenRule(InMessageRegion.RULE);
        }
        return Contact.of(phone);
    }
}
