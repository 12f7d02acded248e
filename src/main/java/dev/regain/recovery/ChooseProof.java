package dev.regain.recovery;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

@Component
class ChooseProof implements Step<ChooseProof.Form> {

    record Form(@NotNull Proof proof) {}

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return Answer.accepted(Facts.PROOF.is(form.proof()));
    }
}
