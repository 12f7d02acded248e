package dev.regain.access;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.AccountId;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** Begun with a button beside the account. */
@Component
class AddLoginMethod implements Step<AddLoginMethod.Form> {

    record Form(@NotNull AccountId accountId) {}

    private final BeginChange begin;

    AddLoginMethod(BeginChange begin) {
        this.begin = begin;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return begin.of(caseId, form.accountId(), ChangeKind.LOGIN_METHOD);
    }
}
