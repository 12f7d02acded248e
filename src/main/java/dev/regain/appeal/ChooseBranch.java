package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

@Component
class ChooseBranch implements Step<ChooseBranch.Form> {

    record Form(@NotNull Branch branch) {}

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return Answer.accepted(
                Facts.BRANCH.is(form.branch()),
                Facts.LEGAL_PERSON_PROVEN.is(false),
                Facts.LEGAL_PERSON_PHOTOGRAPHED.is(false),
                Facts.HANDLER_PROVEN.is(false));
    }
}
